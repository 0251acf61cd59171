package io.tollgate.admin.audit;

import com.fasterxml.jackson.databind.JsonNode;
import io.tollgate.admin.access.CurrentCaller;
import io.tollgate.admin.web.StrictJson;
import io.tollgate.catalog.audit.AuditLog;
import io.tollgate.catalog.id.TenantId;
import jakarta.enterprise.context.ApplicationScoped;
import org.jspecify.annotations.Nullable;

/// Notes what the present caller changes, in the transaction of the change and in the words of the
/// API. What is noted is what the API shows, which never has a secret.
@ApplicationScoped
public class Journal {
    private static final String NOBODY = "system";

    private final AuditLog log;
    private final CurrentCaller caller;
    private final StrictJson json;

    Journal(AuditLog log, CurrentCaller caller, StrictJson json) {
        this.log = log;
        this.caller = caller;
        this.json = json;
    }

    /// Notes a new thing.
    ///
    /// @param thing what kind of thing, such as `tenant`
    /// @param tenant whose tenant may see the entry, null for operators alone
    public void created(String thing, Object id, @Nullable TenantId tenant, Object after) {
        note(thing + ".create", id, tenant, null, after);
    }

    public void changed(
            String thing, Object id, @Nullable TenantId tenant, Object before, Object after) {
        note(thing + ".update", id, tenant, before, after);
    }

    public void deleted(String thing, Object id, @Nullable TenantId tenant, Object before) {
        note(thing + ".delete", id, tenant, before, null);
    }

    /// Notes a test of a thing and what it has shown.
    public void tested(String thing, Object id, Object shown) {
        note(thing + ".test", id, null, null, shown);
    }

    /// Notes what nobody has done who could be named, such as a wrong password.
    ///
    /// @param action such as `sign_in.fail`
    public void happened(String action, Object target, Object after) {
        log.record(NOBODY, action, target.toString(), null, null, tree(after));
    }

    private void note(
            String action,
            Object target,
            @Nullable TenantId tenant,
            @Nullable Object before,
            @Nullable Object after) {
        log.record(
                caller.get().actor(), action, target.toString(), tenant, tree(before), tree(after));
    }

    private @Nullable JsonNode tree(@Nullable Object view) {
        return view == null ? null : json.tree(view);
    }
}
