package io.tollgate.admin.matrix;

import io.restassured.RestAssured;
import io.restassured.specification.RequestSpecification;
import io.tollgate.admin.support.Browser;
import io.tollgate.admin.support.Console;
import io.tollgate.catalog.people.OperatorRole;
import io.tollgate.catalog.people.TenantRole;
import java.util.Locale;

/// Who calls. Tenant roles are those in the tenant that the path is about.
enum Role {
    SIGNED_OUT,
    ADMIN,
    FINANCE,
    SUPPORT,
    OWNER,
    DEVELOPER,
    BILLING,
    /// The owner of another tenant.
    STRANGER,
    OPERATOR_KEY,
    TENANT_KEY,
    /// A management key of another tenant.
    OTHER_KEY,
    /// A developer's key to models.
    API_KEY;

    static Role parse(String name) {
        return valueOf(name.toUpperCase(Locale.ROOT).replace('-', '_'));
    }

    boolean isPerson() {
        return switch (this) {
            case SIGNED_OUT, ADMIN, FINANCE, SUPPORT, OWNER, DEVELOPER, BILLING, STRANGER -> true;
            case OPERATOR_KEY, TENANT_KEY, OTHER_KEY, API_KEY -> false;
        };
    }

    /// Somebody new in this role, whom no earlier request has changed.
    Browser person(World world) {
        return switch (this) {
            case SIGNED_OUT -> Browser.signedOut();
            case ADMIN -> Browser.operator(OperatorRole.ADMIN);
            case FINANCE -> Browser.operator(OperatorRole.FINANCE);
            case SUPPORT -> Browser.operator(OperatorRole.SUPPORT);
            case OWNER -> Browser.member(world.tenant(), TenantRole.OWNER);
            case DEVELOPER -> Browser.member(world.tenant(), TenantRole.DEVELOPER);
            case BILLING -> Browser.member(world.tenant(), TenantRole.BILLING);
            case STRANGER -> Browser.member(World.create().tenant(), TenantRole.OWNER);
            case OPERATOR_KEY, TENANT_KEY, OTHER_KEY, API_KEY ->
                    throw new IllegalStateException(this + " is no person");
        };
    }

    /// A request with this role's key.
    RequestSpecification keyed(World world) {
        Console operator = Console.operator();
        return switch (this) {
            case OPERATOR_KEY -> operator.request();
            case TENANT_KEY -> operator.ofTenant(world.tenant()).request();
            case OTHER_KEY -> operator.ofTenant(World.create().tenant()).request();
            case API_KEY ->
                    RestAssured.given()
                            .urlEncodingEnabled(false)
                            .header("Authorization", "Bearer " + world.apiKey());
            case SIGNED_OUT, ADMIN, FINANCE, SUPPORT, OWNER, DEVELOPER, BILLING, STRANGER ->
                    throw new IllegalStateException(this + " has no key");
        };
    }

    @Override
    public String toString() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
}
