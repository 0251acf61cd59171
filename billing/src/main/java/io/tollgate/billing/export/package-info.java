/// Usage records as files that other programs read. Entry point:
/// [io.tollgate.billing.export.UsageExport].
@org.jspecify.annotations.NullMarked
@com.google.errorprone.annotations.CheckReturnValue
package io.tollgate.billing.export;
