/// Our accounts at upstreams: asking for their balances, and what follows from them. Entry points:
/// [io.tollgate.admin.accounts.ProbeBalances] and [io.tollgate.admin.accounts.TestUpstream].
@org.jspecify.annotations.NullMarked
@com.google.errorprone.annotations.CheckReturnValue
package io.tollgate.admin.accounts;
