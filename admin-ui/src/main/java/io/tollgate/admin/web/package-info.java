/// What every route shares: strict JSON, pages, money and times on the wire, and the one place
/// where a fault becomes an HTTP answer. Entry points: [io.tollgate.admin.web.Refused] and
/// [io.tollgate.admin.web.Check].
@org.jspecify.annotations.NullMarked
@com.google.errorprone.annotations.CheckReturnValue
package io.tollgate.admin.web;
