package io.tollgate.admin.access;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/// A page, or a form's target, that shows or moves what is worth asking again for: secrets and
/// money. Whose last proof of identity is older than
/// [io.tollgate.catalog.people.SessionConfig#recent()] is led to `/prove` first and then back; a
/// form that was sent is kept meanwhile and filled in again.
@Retention(RetentionPolicy.RUNTIME)
@Target(ElementType.METHOD)
public @interface Proven {}
