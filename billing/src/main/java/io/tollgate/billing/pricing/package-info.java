/// What a token costs: price tables as versions, the book of all of them in memory, and the three
/// sums made from it. Entry points: [io.tollgate.billing.pricing.PriceTables] to store,
/// [io.tollgate.billing.pricing.PriceBook] to look up, [io.tollgate.billing.pricing.Quote] before a
/// call and [io.tollgate.billing.pricing.Rating] after it.
@org.jspecify.annotations.NullMarked
@com.google.errorprone.annotations.CheckReturnValue
package io.tollgate.billing.pricing;
