package io.tollgate.admin.keys;

import io.tollgate.admin.access.AllowedTo;
import io.tollgate.admin.access.CurrentCaller;
import io.tollgate.admin.web.Api;
import io.tollgate.admin.web.ConsoleLimits;
import io.tollgate.admin.web.Page;
import io.tollgate.admin.web.PageQuery;
import io.tollgate.admin.web.Refused;
import io.tollgate.billing.usage.LastCalls;
import io.tollgate.catalog.id.KeyId;
import io.tollgate.catalog.id.TenantId;
import io.tollgate.catalog.key.ApiKey;
import io.tollgate.catalog.key.ApiKeys;
import io.tollgate.catalog.tenant.Tenant;
import io.tollgate.catalog.tenant.Tenants;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.PATCH;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.RequestBody;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.ResponseStatus;

@Path(Api.ROOT)
@Tag(name = "keys")
class KeysResource {
    private final ApiKeys keys;
    private final Tenants tenants;
    private final ChangeKeys change;
    private final CurrentCaller caller;
    private final ConsoleLimits limits;
    private final LastCalls lastCalls;

    KeysResource(
            ApiKeys keys,
            Tenants tenants,
            ChangeKeys change,
            CurrentCaller caller,
            ConsoleLimits limits,
            LastCalls lastCalls) {
        this.keys = keys;
        this.tenants = tenants;
        this.change = change;
        this.caller = caller;
        this.limits = limits;
        this.lastCalls = lastCalls;
    }

    /// The secret is in this answer and never again.
    @POST
    @Path("/tenants/{id}/keys")
    @ResponseStatus(201)
    @AllowedTo(AllowedTo.Audience.KEYS)
    public KeyView issue(@PathParam("id") TenantId id, KeyBody body) {
        return change.issue(tenant(id), body);
    }

    @GET
    @Path("/tenants/{id}/keys")
    @AllowedTo(AllowedTo.Audience.TENANTS)
    public Page<KeyView> list(@PathParam("id") TenantId id, @BeanParam PageQuery query) {
        Tenant tenant = tenant(id);
        int rows = query.rows(limits);
        List<ApiKey> page = keys.list(id, rows + 1, query.after(KeyId::parse));
        Map<KeyId, Instant> used = lastCalls.of(page.stream().map(ApiKey::id).toList());
        return Page.of(
                page,
                rows,
                ApiKey::id,
                key -> KeyView.used(key, tenant.currency(), used.get(key.id())));
    }

    /// Changes the given fields; null takes a limit, an expiry or a list away.
    @PATCH
    @Path("/keys/{id}")
    @AllowedTo(AllowedTo.Audience.KEYS)
    public KeyView change(
            @PathParam("id") KeyId id,
            @RequestBody(content = @Content(schema = @Schema(implementation = KeyBody.class)))
                    KeyPatch patch) {
        return change.change(id, patch.fields(), caller.get());
    }

    /// A new key with the same limits and budget; its secret is in this answer and never again.
    @POST
    @Path("/keys/{id}/rotate")
    @ResponseStatus(201)
    @AllowedTo(AllowedTo.Audience.KEYS)
    public KeyView rotate(@PathParam("id") KeyId id, RotationBody body) {
        return change.rotate(id, body, caller.get());
    }

    @DELETE
    @Path("/keys/{id}")
    @AllowedTo(AllowedTo.Audience.KEYS)
    public void revoke(@PathParam("id") KeyId id) {
        change.revoke(id, caller.get());
    }

    private Tenant tenant(TenantId id) {
        caller.get().reach(id, "tenant");
        return tenants.find(id).orElseThrow(() -> Refused.notFound("tenant"));
    }
}
