/// Where a call may go. Entry points: [io.tollgate.gateway.route.CatalogWatch], the snapshot that
/// calls are served from, and [io.tollgate.gateway.route.Router], the rule that orders the
/// candidates.
@org.jspecify.annotations.NullMarked
@com.google.errorprone.annotations.CheckReturnValue
package io.tollgate.gateway.route;
