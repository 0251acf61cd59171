package io.tollgate.admin.access;

import static io.tollgate.admin.access.Role.ADMIN;
import static io.tollgate.admin.access.Role.BILLING;
import static io.tollgate.admin.access.Role.DEVELOPER;
import static io.tollgate.admin.access.Role.FINANCE;
import static io.tollgate.admin.access.Role.OWNER;
import static io.tollgate.admin.access.Role.SUPPORT;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import java.lang.reflect.Method;
import java.util.Set;

/// Who may call a route or open a page. One that says nothing is for admins alone.
@Retention(RetentionPolicy.RUNTIME)
@Target(ElementType.METHOD)
public @interface AllowedTo {
    Audience value();

    /// Rights by name, each with the roles that have it. Of a tenant's roles the one in the tenant
    /// of the path counts; of a tenant's key the route itself keeps it to its tenant.
    enum Audience {
        /// Without a key, signed in or not.
        EVERYONE(),
        /// Every person who is signed in, whatever the roles.
        SIGNED_IN(),
        /// Seeing what is a tenant's: overview, keys, usage, calls, members.
        TENANTS(ADMIN, FINANCE, SUPPORT, OWNER, DEVELOPER, BILLING),
        /// Issuing, changing and revoking a tenant's keys.
        KEYS(ADMIN, OWNER, DEVELOPER),
        /// Seeing a tenant's ledger, statements and payments.
        STATEMENTS(ADMIN, FINANCE, SUPPORT, OWNER, BILLING),
        /// Paying for a tenant.
        TOP_UP(ADMIN, FINANCE, OWNER, BILLING),
        /// Inviting and removing a tenant's members, and changing their roles.
        MEMBERS(ADMIN, OWNER),
        /// Seeing what is the operator's.
        OPERATORS(ADMIN, FINANCE, SUPPORT),
        /// Moving money and setting prices.
        MONEY(ADMIN, FINANCE),
        /// Changing everything else. What a route without the annotation is for.
        ADMINS(ADMIN);

        @SuppressWarnings("ImmutableEnumChecker") // of Set.of
        private final Set<Role> roles;

        Audience(Role... roles) {
            this.roles = Set.of(roles);
        }

        /// The right that a resource method asks for.
        public static Audience of(Method route) {
            AllowedTo said = route.getAnnotation(AllowedTo.class);
            return said == null ? ADMINS : said.value();
        }

        /// The roles that have this right. Empty for those that need none.
        public Set<Role> roles() {
            return roles;
        }
    }
}
