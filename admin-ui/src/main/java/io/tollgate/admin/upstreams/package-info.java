/// Upstreams and the credentials for them. Entry points: `/api/v1/upstreams` and
/// `/api/v1/credentials`.
@org.jspecify.annotations.NullMarked
@com.google.errorprone.annotations.CheckReturnValue
package io.tollgate.admin.upstreams;
