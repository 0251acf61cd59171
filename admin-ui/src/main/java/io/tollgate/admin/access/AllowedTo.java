package io.tollgate.admin.access;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/// Who may call a route. A route that says nothing is for operators alone.
@Retention(RetentionPolicy.RUNTIME)
@Target(ElementType.METHOD)
public @interface AllowedTo {
    Audience value();

    /// Groups of callers, each including operators.
    enum Audience {
        /// Without any key.
        EVERYONE,
        /// Tenant keys too; the route itself keeps them to their tenant.
        TENANTS
    }
}
