/// What a tenant sees first: balance, burn, usage and what to do next. Entry point:
/// [io.tollgate.admin.overview.OverviewPage].
@org.jspecify.annotations.NullMarked
@com.google.errorprone.annotations.CheckReturnValue
package io.tollgate.admin.overview;
