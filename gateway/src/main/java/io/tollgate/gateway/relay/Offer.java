package io.tollgate.gateway.relay;

import io.tollgate.billing.pricing.QuoteInput;
import io.tollgate.catalog.model.Model;
import io.tollgate.gateway.meter.Prices;

/// A model that the call may be served with, at its price.
///
/// @param size with the output limit that the hold is asked for
/// @param minNanos the least hold that is of use
/// @param maxNanos the most that the call can cost with that output limit
record Offer(Model model, Prices prices, QuoteInput size, long minNanos, long maxNanos) {}
