/// Exact money: nanos of one currency, prices per million tokens, one rounding a line. Entry
/// points: [io.tollgate.billing.money.Money] and [io.tollgate.billing.money.UnitPrice]. No floating
/// point.
@org.jspecify.annotations.NullMarked
@com.google.errorprone.annotations.CheckReturnValue
package io.tollgate.billing.money;
