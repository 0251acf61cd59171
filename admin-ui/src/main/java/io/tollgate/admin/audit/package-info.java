/// The trace of every change. Entry point: [io.tollgate.admin.audit.Journal], which the other
/// features write to.
@org.jspecify.annotations.NullMarked
@com.google.errorprone.annotations.CheckReturnValue
package io.tollgate.admin.audit;
