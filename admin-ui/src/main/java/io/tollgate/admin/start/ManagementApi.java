package io.tollgate.admin.start;

import jakarta.ws.rs.core.Application;
import org.eclipse.microprofile.openapi.annotations.OpenAPIDefinition;
import org.eclipse.microprofile.openapi.annotations.enums.SecuritySchemeType;
import org.eclipse.microprofile.openapi.annotations.info.Info;
import org.eclipse.microprofile.openapi.annotations.security.SecurityRequirement;
import org.eclipse.microprofile.openapi.annotations.security.SecurityScheme;

/// The title page of the OpenAPI document.
@OpenAPIDefinition(
        info =
                @Info(
                        title = "Tollgate management API",
                        version = "1",
                        description =
                                "Tenants, keys, upstreams, models, prices and money. Every error is "
                                        + "{\"error\":{\"code\",\"message\",\"field\"}}; lists take limit and "
                                        + "cursor and answer {\"data\",\"next_cursor\"}; a null is the same as "
                                        + "a field left out."),
        security = @SecurityRequirement(name = "management_key"))
@SecurityScheme(
        securitySchemeName = "management_key",
        type = SecuritySchemeType.HTTP,
        scheme = "bearer",
        bearerFormat = "tgm_…")
public class ManagementApi extends Application {}
