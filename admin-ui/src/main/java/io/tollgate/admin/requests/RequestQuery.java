package io.tollgate.admin.requests;

import io.tollgate.admin.access.Caller;
import io.tollgate.admin.web.Check;
import io.tollgate.billing.usage.UsageRecord;
import io.tollgate.billing.usage.UsageRecords;
import io.tollgate.catalog.id.KeyId;
import io.tollgate.catalog.id.TenantId;
import jakarta.ws.rs.QueryParam;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// Which receipts to list; what is left out means any.
///
/// @param from inclusive
/// @param to exclusive
/// @param status `completed`, `partial`, `failed`, `abandoned` or `client_gone`
record RequestQuery(
        @QueryParam("tenant") @Nullable String tenant,
        @QueryParam("from") @Nullable String from,
        @QueryParam("to") @Nullable String to,
        @QueryParam("model") @Nullable String model,
        @QueryParam("key") @Nullable String key,
        @QueryParam("status") @Nullable String status) {
    private static final List<UsageRecord.Status> STATUSES = List.of(UsageRecord.Status.values());

    UsageRecords.Filter filter(Caller caller) {
        TenantId wanted = tenant == null ? null : Check.id(tenant, "tenant", TenantId::parse);
        if (wanted != null) {
            caller.reach(wanted, "tenant");
        }
        return new UsageRecords.Filter(
                wanted == null ? caller.onlyTenant() : wanted,
                Check.optionalTime(from, "from"),
                Check.optionalTime(to, "to"),
                Check.optionalText(model, "model", 200),
                key == null ? null : Check.id(key, "key", KeyId::parse),
                status == null ? null : Check.oneOf(status, "status", STATUSES));
    }
}
