package io.tollgate.admin.start;

import io.quarkus.smallrye.openapi.OpenApiFilter;
import io.tollgate.admin.web.Api;
import java.util.List;
import java.util.Map;
import org.eclipse.microprofile.openapi.OASFactory;
import org.eclipse.microprofile.openapi.OASFilter;
import org.eclipse.microprofile.openapi.models.OpenAPI;
import org.eclipse.microprofile.openapi.models.Operation;
import org.eclipse.microprofile.openapi.models.media.Schema;
import org.eclipse.microprofile.openapi.models.responses.APIResponse;
import org.eclipse.microprofile.openapi.models.responses.APIResponses;

/// Says in the OpenAPI document what the scan of the code cannot see: that a POST which creates
/// answers 201, what an error looks like, and that an amount may be a bare string.
@OpenApiFilter(stages = OpenApiFilter.RunStage.BUILD)
public final class PublishedDocument implements OASFilter {
    private static final String SCHEMAS = "#/components/schemas/";
    private static final String FLUSH = Api.ROOT + "/ops/flush";

    @Override
    public void filterOpenAPI(OpenAPI document) {
        document.getPaths()
                .getPathItems()
                .forEach((path, item) -> {
                    Operation post = item.getPOST();
                    if (post != null && !path.equals(FLUSH)) {
                        answerCreated(post.getResponses());
                    }
                    item.getOperations()
                            .values()
                            .forEach(operation ->
                                    operation.getResponses().setDefaultValue(failure()));
                });
        describeError(document);
        describeAmount(document.getComponents().getSchemas());
    }

    private static void answerCreated(APIResponses responses) {
        APIResponse ok = responses.getAPIResponse("200");
        if (ok != null) {
            responses.removeAPIResponse("200");
            ok.setDescription("Created");
            var _ = responses.addAPIResponse("201", ok);
        }
    }

    private static APIResponse failure() {
        return OASFactory.createAPIResponse()
                .description("Refused or failed; nothing has changed")
                .content(
                        OASFactory.createContent()
                                .addMediaType(
                                        "application/json",
                                        OASFactory.createMediaType()
                                                .schema(
                                                        OASFactory.createSchema()
                                                                .ref(SCHEMAS + "Error"))));
    }

    private static void describeError(OpenAPI document) {
        Schema text = OASFactory.createSchema().addType(Schema.SchemaType.STRING);
        Schema detail =
                OASFactory.createSchema()
                        .addType(Schema.SchemaType.OBJECT)
                        .properties(
                                Map.of(
                                        "code",
                                        text,
                                        "message",
                                        text,
                                        "field",
                                        OASFactory.createSchema()
                                                .addType(Schema.SchemaType.STRING)
                                                .addType(Schema.SchemaType.NULL)));
        var _ =
                document.getComponents()
                        .addSchema(
                                "Error",
                                OASFactory.createSchema()
                                        .addType(Schema.SchemaType.OBJECT)
                                        .properties(Map.of("error", detail)));
    }

    /// The scan describes a JSON tree by the getters of its Java class.
    private static void describeAmount(Map<String, Schema> schemas) {
        Schema credit = schemas.get("CreditBody");
        if (credit != null) {
            var _ =
                    credit.addProperty(
                            "amount",
                            OASFactory.createSchema()
                                    .oneOf(
                                            List.of(
                                                    OASFactory.createSchema()
                                                            .ref(SCHEMAS + "Money"),
                                                    OASFactory.createSchema()
                                                            .addType(Schema.SchemaType.STRING))));
        }
    }
}
