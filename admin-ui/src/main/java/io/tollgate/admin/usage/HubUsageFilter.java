package io.tollgate.admin.usage;

import io.tollgate.admin.web.Check;
import io.tollgate.admin.web.Refused;
import io.tollgate.billing.usage.UsageReport;
import io.tollgate.catalog.id.TenantId;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.Arrays;
import java.util.Locale;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// What the operator's page of usage is asked for: whole UTC days, both included.
///
/// @param tenant null for all
record HubUsageFilter(
        LocalDate from, LocalDate to, UsageReport.Group by, @Nullable TenantId tenant) {
    private static final int USUAL_DAYS = 30;
    private static final int LONGEST_DAYS = 400;

    /// Throws [Refused], by field, for what cannot be read.
    static HubUsageFilter read(
            @Nullable String from,
            @Nullable String to,
            @Nullable String by,
            @Nullable String tenant,
            LocalDate today) {
        LocalDate last = day(to, today);
        LocalDate first = day(from, last.minusDays(USUAL_DAYS - 1L));
        if (first.isAfter(last) || first.plusDays(LONGEST_DAYS).isBefore(last)) {
            throw Refused.invalid("from", "must be at most 400 days before to");
        }
        return new HubUsageFilter(first, last, group(by), tenant(tenant));
    }

    static HubUsageFilter usual(LocalDate today) {
        return read(null, null, null, null, today);
    }

    UsageReport.Query query() {
        return new UsageReport.Query(start(), end(), Set.of(by), tenant);
    }

    Instant start() {
        return from.atStartOfDay(ZoneOffset.UTC).toInstant();
    }

    /// Exclusive.
    Instant end() {
        return to.plusDays(1).atStartOfDay(ZoneOffset.UTC).toInstant();
    }

    /// As the query of a URL.
    public String url() {
        return "?from="
                + from
                + "&to="
                + to
                + "&by="
                + by.name().toLowerCase(Locale.ROOT)
                + (tenant == null ? "" : "&tenant=" + tenant);
    }

    private static LocalDate day(@Nullable String text, LocalDate otherwise) {
        try {
            return text == null || text.isBlank() ? otherwise : LocalDate.parse(text.strip());
        } catch (DateTimeException malformed) {
            throw Refused.invalid("from", "must be a day such as 2026-11-22");
        }
    }

    private static UsageReport.Group group(@Nullable String by) {
        return Arrays.stream(UsageReport.Group.values())
                .filter(group -> group.name().toLowerCase(Locale.ROOT).equals(by))
                .findFirst()
                .orElse(UsageReport.Group.TENANT);
    }

    private static @Nullable TenantId tenant(@Nullable String text) {
        return text == null || text.isBlank()
                ? null
                : Check.id(text.strip(), "tenant", TenantId::parse);
    }
}
