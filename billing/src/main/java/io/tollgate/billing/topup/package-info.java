/// Money that comes in. Entry point: [io.tollgate.billing.topup.Credits].
@org.jspecify.annotations.NullMarked
@com.google.errorprone.annotations.CheckReturnValue
package io.tollgate.billing.topup;
