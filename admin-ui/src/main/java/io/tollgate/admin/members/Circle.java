package io.tollgate.admin.members;

import io.tollgate.admin.kit.Place;
import io.tollgate.catalog.id.TenantId;
import io.tollgate.catalog.people.OperatorRole;
import io.tollgate.catalog.people.Seat;
import io.tollgate.catalog.people.TenantRole;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// The people of one tenant, or the operators.
///
/// @param tenant null for the operators
record Circle(@Nullable TenantId tenant) {
    static final Circle OPERATORS = new Circle(null);

    static Circle of(TenantId tenant) {
        return new Circle(tenant);
    }

    static Circle of(Seat seat) {
        return new Circle(seat.tenantOrNull());
    }

    /// Tells it from every other one.
    String name() {
        return tenant == null ? "operators" : tenant.toString();
    }

    /// The first page of its people.
    String home() {
        return tenant == null ? Place.HUB.ofOperator() : Place.OVERVIEW.of(tenant);
    }

    /// What one of its people is called in the audit log.
    String thing() {
        return tenant == null ? "operator" : "member";
    }

    /// The role that one always has, and whoever has it manages the others.
    String head() {
        return tenant == null ? OperatorRole.ADMIN.wire() : TenantRole.OWNER.wire();
    }

    /// Its roles, the mightiest first.
    List<String> roles() {
        return tenant == null
                ? Stream.of(OperatorRole.values()).map(OperatorRole::wire).toList()
                : Stream.of(TenantRole.values()).map(TenantRole::wire).toList();
    }

    /// A place in it. Throws [IllegalArgumentException] for a role that it does not have.
    Seat seat(@Nullable String role) {
        if (role == null || !roles().contains(role)) {
            throw new IllegalArgumentException("must be " + String.join(" or ", roles()));
        }
        return Seat.of(tenant, role);
    }
}
