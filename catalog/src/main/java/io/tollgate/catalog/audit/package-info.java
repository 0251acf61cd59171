/// Who changed what, with before and after. Entry point: [io.tollgate.catalog.audit.AuditLog].
@org.jspecify.annotations.NullMarked
@com.google.errorprone.annotations.CheckReturnValue
package io.tollgate.catalog.audit;
