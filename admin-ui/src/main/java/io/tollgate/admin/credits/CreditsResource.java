package io.tollgate.admin.credits;

import com.fasterxml.jackson.databind.JsonNode;
import io.tollgate.admin.access.AllowedTo;
import io.tollgate.admin.web.Api;
import io.tollgate.billing.topup.Credits;
import io.tollgate.catalog.id.TenantId;
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

    CreditsResource(PostCredit posting, Credits credits) {
        this.posting = posting;
        this.credits = credits;
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
        PostCredit.Answer answer = posting.post(id, IdempotencyKey.read(key), body);
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
