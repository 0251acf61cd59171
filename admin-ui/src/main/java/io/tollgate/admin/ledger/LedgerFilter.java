package io.tollgate.admin.ledger;

import io.tollgate.admin.web.Check;
import io.tollgate.admin.web.Refused;
import io.tollgate.billing.ledger.LedgerBook;
import io.tollgate.billing.ledger.LedgerTransaction;
import io.tollgate.catalog.id.TenantId;
import jakarta.ws.rs.QueryParam;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// Which transactions the page of the ledger is asked for, as it was asked.
record LedgerFilter(
        @QueryParam("tenant") @Nullable String tenant,
        @QueryParam("kind") @Nullable String kind,
        @QueryParam("from") @Nullable String from,
        @QueryParam("to") @Nullable String to) {
    static final LedgerFilter ALL = new LedgerFilter(null, null, null, null);

    /// Throws [io.tollgate.admin.web.Refused] for what cannot be read.
    LedgerBook.Filter read() {
        LocalDate last = day(to, "to");
        LocalDate first = day(from, "from");
        return new LedgerBook.Filter(
                isGiven(tenant) ? Check.id(tenant, "tenant", TenantId::parse) : null,
                isGiven(kind)
                        ? Check.oneOf(kind, "kind", List.of(LedgerTransaction.Kind.values()))
                        : null,
                first == null ? null : first.atStartOfDay(ZoneOffset.UTC).toInstant(),
                last == null ? null : last.plusDays(1).atStartOfDay(ZoneOffset.UTC).toInstant());
    }

    public boolean isAnything() {
        return Stream.of(tenant, kind, from, to).anyMatch(LedgerFilter::isGiven);
    }

    public boolean has(String field, String value) {
        return value.equals(field.equals("tenant") ? tenant : kind);
    }

    /// As the query of a URL.
    String url() {
        return "?tenant="
                + part(tenant)
                + "&kind="
                + part(kind)
                + "&from="
                + part(from)
                + "&to="
                + part(to);
    }

    private static String part(@Nullable String value) {
        return URLEncoder.encode(value == null ? "" : value, StandardCharsets.UTF_8);
    }

    private static boolean isGiven(@Nullable String value) {
        return value != null && !value.isBlank();
    }

    private static @Nullable LocalDate day(@Nullable String text, String field) {
        try {
            return text == null || text.isBlank() ? null : LocalDate.parse(text.strip());
        } catch (DateTimeException malformed) {
            throw Refused.invalid(field, "must be a day such as 2026-11-22");
        }
    }
}
