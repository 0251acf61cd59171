package io.tollgate.admin.usage;

import io.tollgate.admin.kit.Form;
import io.tollgate.admin.web.UtcDays;
import io.tollgate.catalog.id.TenantId;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import org.jspecify.annotations.Nullable;

/// A range of UTC days as people give it, both ends included.
record Days(LocalDate from, LocalDate to) {
    /// Days shown unless asked otherwise, today included.
    private static final int USUAL = 30;

    /// What was asked for; the last days for an end that was left out. Refuses the fields `from`
    /// and `to`.
    static Days read(@Nullable String from, @Nullable String to, Instant now) {
        LocalDate wantedEnd = UtcDays.readOptional(to, "to");
        LocalDate end = wantedEnd == null ? LocalDate.ofInstant(now, ZoneOffset.UTC) : wantedEnd;
        LocalDate start = UtcDays.readOptional(from, "from");
        return new Days(start == null ? end.minusDays(USUAL - 1L) : start, end);
    }

    Form form() {
        return Form.named("range").with("from", from).with("to", to);
    }

    /// As the API takes it, its end excluded.
    UsageQuery query(View view, TenantId tenant) {
        return new UsageQuery(
                UtcDays.start(from), UtcDays.start(to.plusDays(1)), view.wire(), tenant.toString());
    }
}
