package io.tollgate.admin.credits;

import com.fasterxml.jackson.databind.JsonNode;
import io.tollgate.admin.access.AllowedTo;
import io.tollgate.admin.once.IdempotencyKey;
import io.tollgate.admin.web.Api;
import io.tollgate.admin.web.Refused;
import io.tollgate.billing.topup.Credits;
import io.tollgate.billing.topup.Decrease;
import io.tollgate.billing.topup.Decreases;
import io.tollgate.catalog.id.TenantId;
import io.tollgate.catalog.tenant.Tenant;
import io.tollgate.catalog.tenant.Tenants;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.logging.Logger;
import org.jboss.resteasy.reactive.RestResponse;
import org.jspecify.annotations.Nullable;

@Path(Api.ROOT)
@Tag(name = "tenants")
class CreditsResource {
    private static final Logger LOG = Logger.getLogger(CreditsResource.class);

    private final PostCredit posting;
    private final Credits credits;
    private final Decreases decreases;
    private final Tenants tenants;

    CreditsResource(PostCredit posting, Credits credits, Decreases decreases, Tenants tenants) {
        this.posting = posting;
        this.credits = credits;
        this.decreases = decreases;
        this.tenants = tenants;
    }

    /// Spendable when this answers.
    @POST
    @Path("/tenants/{id}/credits")
    @AllowedTo(AllowedTo.Audience.MONEY)
    @APIResponse(
            responseCode = "201",
            description = "Posted and spendable",
            content = @Content(schema = @Schema(implementation = CreditView.class)))
    public RestResponse<JsonNode> post(
            @PathParam("id") TenantId id,
            @HeaderParam("Idempotency-Key") @Nullable String key,
            CreditBody body) {
        Tenant tenant = tenants.find(id).orElseThrow(() -> Refused.notFound("tenant"));
        IdempotencyKey once = IdempotencyKey.read(key);
        PostCredit.Answer answer;
        try (Decrease decrease = decreases.begin(id, tenant.currency().getCurrencyCode())) {
            answer = posting.post(tenant, once, body, decrease);
        }
        publish(id);
        return RestResponse.ResponseBuilder.<JsonNode>create(answer.status())
                .entity(answer.credit())
                .build();
    }

    /// The money is in the ledger by now; a store that fails here only delays when it can be spent.
    private void publish(TenantId tenant) {
        try {
            credits.publish(tenant);
        } catch (RuntimeException away) {
            LOG.warnf(away, "The balance of tenant %s is published later", tenant);
        }
    }
}
