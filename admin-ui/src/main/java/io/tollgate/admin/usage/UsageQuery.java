package io.tollgate.admin.usage;

import io.tollgate.admin.access.Caller;
import io.tollgate.admin.web.Check;
import io.tollgate.admin.web.Refused;
import io.tollgate.billing.usage.UsageReport.Group;
import io.tollgate.catalog.id.TenantId;
import jakarta.ws.rs.QueryParam;
import java.time.Duration;
import java.time.Instant;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// Which calls to sum or to export.
///
/// @param from inclusive, 30 days ago unless given
/// @param to exclusive, now unless given
/// @param groupBy names parted by commas, `model` unless given
record UsageQuery(
        @QueryParam("from") @Nullable String from,
        @QueryParam("to") @Nullable String to,
        @QueryParam("group_by") @Nullable String groupBy,
        @QueryParam("tenant") @Nullable String tenant) {
    private static final Duration USUAL = Duration.ofDays(30);

    /// Longer ranges would read more than an answer can wait for.
    private static final Duration LONGEST = Duration.ofDays(400);

    /// Moments of a range, checked.
    record Range(Instant from, Instant to) {}

    Range range(Instant now) {
        Instant end = to == null ? now : Check.time(to, "to");
        Instant start = from == null ? end.minus(USUAL) : Check.time(from, "from");
        if (!start.isBefore(end)) {
            throw Refused.invalid("from", "must be before to");
        }
        if (Duration.between(start, end).compareTo(LONGEST) > 0) {
            throw Refused.invalid("from", "must be at most 400 days before to");
        }
        return new Range(start, end);
    }

    @Nullable TenantId tenant(Caller caller) {
        TenantId wanted = tenant == null ? null : Check.id(tenant, "tenant", TenantId::parse);
        if (wanted != null) {
            caller.reach(wanted, "tenant");
        }
        return wanted == null ? caller.onlyTenant() : wanted;
    }

    Set<Group> groups(Caller caller) {
        Set<Group> groups = EnumSet.noneOf(Group.class);
        for (String name : (groupBy == null ? "model" : groupBy).split(",", -1)) {
            Group group = Check.oneOf(name.strip(), "group_by", List.of(Group.values()));
            if (group == Group.UPSTREAM && !caller.isOperator()) {
                throw Refused.invalid("group_by", "upstream is for operators");
            }
            if (!groups.add(group)) {
                throw Refused.invalid("group_by", "names " + name.strip() + " twice");
            }
        }
        return groups;
    }
}
