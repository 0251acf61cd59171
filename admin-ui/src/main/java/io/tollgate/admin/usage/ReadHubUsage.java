package io.tollgate.admin.usage;

import io.tollgate.admin.kit.Place;
import io.tollgate.billing.usage.UsageReport;
import io.tollgate.catalog.id.KeyId;
import io.tollgate.catalog.id.TenantId;
import io.tollgate.catalog.key.ApiKey;
import io.tollgate.catalog.key.ApiKeys;
import io.tollgate.catalog.tenant.Tenant;
import io.tollgate.catalog.tenant.Tenants;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// Sums of all tenants with the names of what they are summed by. Blocks on PostgreSQL.
@ApplicationScoped
class ReadHubUsage {
    private final UsageReport report;
    private final Tenants tenants;
    private final ApiKeys keys;

    ReadHubUsage(UsageReport report, Tenants tenants, ApiKeys keys) {
        this.report = report;
        this.tenants = tenants;
        this.keys = keys;
    }

    /// The dearest first, but days in their order.
    List<HubUsageLine> read(HubUsageFilter filter, int most) {
        List<UsageReport.Line> lines = report.read(filter.query(), most);
        Function<UsageReport.Line, HubUsageLine> named =
                switch (filter.by()) {
                    case TENANT -> byTenant(lines);
                    case KEY -> byKey(lines);
                    case MODEL -> line -> plain(line, line.model());
                    case UPSTREAM -> line -> plain(line, line.upstream());
                    case DAY -> line -> plain(line, line.day());
                };
        return lines.stream()
                .sorted(
                        filter.by() == UsageReport.Group.DAY
                                ? Comparator.comparing(line -> String.valueOf(line.day()))
                                : Comparator.comparingLong(UsageReport.Line::charge).reversed())
                .map(named)
                .toList();
    }

    /// One a currency, in which the same calls are summed whole.
    List<HubUsageLine> totals(HubUsageFilter filter) {
        return report
                .read(
                        new UsageReport.Query(
                                filter.start(), filter.end(), Set.of(), filter.tenant()),
                        100)
                .stream()
                .map(line -> plain(line, null))
                .toList();
    }

    private Function<UsageReport.Line, HubUsageLine> byTenant(List<UsageReport.Line> lines) {
        Map<TenantId, Tenant> known =
                tenants.findAll(
                        lines.stream()
                                .map(UsageReport.Line::tenant)
                                .flatMap(Stream::ofNullable)
                                .toList());
        return line -> {
            TenantId id = line.tenant();
            Tenant tenant = id == null ? null : known.get(id);
            return tenant == null
                    ? plain(line, id)
                    : new HubUsageLine(tenant.name(), Place.TENANTS.ofOperator() + "/" + id, line);
        };
    }

    private Function<UsageReport.Line, HubUsageLine> byKey(List<UsageReport.Line> lines) {
        Map<KeyId, ApiKey> known =
                keys.findAll(
                        lines.stream()
                                .map(UsageReport.Line::key)
                                .flatMap(Stream::ofNullable)
                                .toList());
        return line -> {
            ApiKey key = line.key() == null ? null : known.get(line.key());
            return key == null
                    ? plain(line, line.key())
                    : new HubUsageLine(
                            key.name() + " …" + key.last4(), Place.KEYS.of(key.tenant()), line);
        };
    }

    private static HubUsageLine plain(UsageReport.Line line, @Nullable Object name) {
        return new HubUsageLine(name == null ? "" : name.toString(), null, line);
    }
}
