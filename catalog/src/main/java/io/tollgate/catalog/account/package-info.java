/// What our accounts at upstreams hold. Entry point: [io.tollgate.catalog.account.Accounts].
@org.jspecify.annotations.NullMarked
@com.google.errorprone.annotations.CheckReturnValue
package io.tollgate.catalog.account;
