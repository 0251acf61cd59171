package io.tollgate.admin.credits;

import com.fasterxml.jackson.databind.JsonNode;
import io.tollgate.admin.access.AllowedTo;
import io.tollgate.admin.once.IdempotencyKey;
import io.tollgate.admin.web.Api;
import io.tollgate.admin.web.Refused;
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
import org.jboss.resteasy.reactive.RestResponse;
import org.jspecify.annotations.Nullable;

@Path(Api.ROOT)
@Tag(name = "tenants")
class CreditsResource {
    private final MoveCredit moving;
    private final Tenants tenants;

    CreditsResource(MoveCredit moving, Tenants tenants) {
        this.moving = moving;
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
        PostCredit.Answer answer = moving.move(tenant, IdempotencyKey.read(key), body);
        return RestResponse.ResponseBuilder.<JsonNode>create(answer.status())
                .entity(answer.credit())
                .build();
    }
}
