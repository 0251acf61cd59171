package io.tollgate.admin.access;

import io.tollgate.admin.web.Refused;
import io.tollgate.catalog.id.ManagementKeyId;
import io.tollgate.catalog.id.PersonId;
import io.tollgate.catalog.id.TenantId;
import io.tollgate.catalog.people.OperatorRole;
import io.tollgate.catalog.people.TenantRole;
import java.util.Collections;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// Whose management key a request carries, or who is signed in.
public sealed interface Caller {
    /// An operator's key: sees and changes everything.
    record Operator(ManagementKeyId managementKey) implements Caller {}

    /// A tenant's key: sees one tenant; everything else does not exist for it.
    record OfTenant(ManagementKeyId managementKey, TenantId tenant) implements Caller {}

    /// A person, on the console's pages.
    ///
    /// @param operatorRole null for who is no operator
    /// @param tenant the tenant that the page is about, null on pages of none
    /// @param tenantRole the person's role in that tenant, null for who is no member
    record SignedIn(
            PersonId person,
            @Nullable OperatorRole operatorRole,
            @Nullable TenantId tenant,
            @Nullable TenantRole tenantRole)
            implements Caller {}

    /// As the audit log has it.
    default String actor() {
        return switch (this) {
            case Operator(var key) -> "management_key:" + key;
            case OfTenant(var key, var _) -> "management_key:" + key;
            case SignedIn signedIn -> "person:" + signedIn.person();
        };
    }

    /// The key of the request, null for a person.
    default @Nullable ManagementKeyId key() {
        return switch (this) {
            case Operator(var key) -> key;
            case OfTenant(var key, var _) -> key;
            case SignedIn _ -> null;
        };
    }

    default boolean isOperator() {
        return switch (this) {
            case Operator _ -> true;
            case OfTenant _ -> false;
            case SignedIn signedIn -> signedIn.operatorRole() != null;
        };
    }

    /// The roles that count for this request.
    default Set<Role> roles() {
        return switch (this) {
            case Operator _ -> Set.of(Role.ADMIN);
            case OfTenant _ -> Set.of(Role.OWNER);
            case SignedIn(var _, var operator, var _, var member) ->
                    Stream.of(
                                    Optional.ofNullable(operator).map(Role::of),
                                    Optional.ofNullable(member).map(Role::of))
                            .flatMap(Optional::stream)
                            .collect(Collectors.toUnmodifiableSet());
        };
    }

    /// Whether a right is this caller's, for what a page shows and a use case does.
    default boolean may(AllowedTo.Audience right) {
        return switch (right) {
            case EVERYONE -> true;
            case SIGNED_IN -> this instanceof SignedIn;
            case TENANTS, KEYS, STATEMENTS, TOP_UP, MEMBERS, OPERATORS, MONEY, ADMINS ->
                    !Collections.disjoint(roles(), right.roles());
        };
    }

    /// The one tenant that may be seen, null for all. Throws [IllegalStateException] for a person
    /// on a page of no tenant who is no operator: nothing may be seen there.
    default @Nullable TenantId onlyTenant() {
        return switch (this) {
            case Operator _ -> null;
            case OfTenant(var _, var tenant) -> tenant;
            case SignedIn(var _, var operator, var tenant, var role) -> {
                if (operator != null) {
                    yield null;
                }
                if (tenant == null || role == null) {
                    throw new IllegalStateException("the page is about no tenant of the person's");
                }
                yield tenant;
            }
        };
    }

    /// 404 if the thing's tenant is out of this caller's reach. On a tenant's page that goes for an
    /// operator too: the page of one tenant shows nothing of another.
    default void reach(TenantId tenant, String what) {
        TenantId only =
                this instanceof SignedIn signedIn && signedIn.tenant() != null
                        ? signedIn.tenant()
                        : onlyTenant();
        if (only != null && !only.equals(tenant)) {
            throw Refused.notFound(what);
        }
    }
}
