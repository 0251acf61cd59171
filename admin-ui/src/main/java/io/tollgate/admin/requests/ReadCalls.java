package io.tollgate.admin.requests;

import io.tollgate.admin.access.CurrentCaller;
import io.tollgate.admin.web.Refused;
import io.tollgate.billing.usage.CallId;
import io.tollgate.billing.usage.StoredUsage;
import io.tollgate.billing.usage.UsageRecords;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// Reads receipts for the present caller. Blocks on PostgreSQL.
@ApplicationScoped
class ReadCalls {
    private final UsageRecords records;
    private final CurrentCaller caller;

    ReadCalls(UsageRecords records, CurrentCaller caller) {
        this.records = records;
        this.caller = caller;
    }

    /// Newest first.
    List<StoredUsage> list(RequestQuery wanted, int limit, @Nullable CallId after) {
        return records.list(wanted.filter(caller.get()), limit, after);
    }

    /// 404 for a call of a tenant out of reach.
    StoredUsage find(CallId id) {
        StoredUsage stored = records.find(id).orElseThrow(() -> Refused.notFound("request"));
        caller.get().reach(stored.record().tenant(), "request");
        return stored;
    }
}
