package io.tollgate.gateway.relay;

import io.tollgate.billing.pricing.QuoteInput;
import io.tollgate.billing.reservation.CallLimits;
import io.tollgate.catalog.key.KeyHolder;
import io.tollgate.catalog.model.Model;
import io.tollgate.gateway.http.Call;
import io.tollgate.gateway.http.ScannedChat;
import io.tollgate.gateway.meter.Meter;
import io.tollgate.gateway.meter.Prices;
import io.tollgate.gateway.route.Candidate;
import java.util.List;

/// A call that is for sale: what it may cost, and where it may go.
///
/// @param size with the output limit that the hold is asked for
/// @param minNanos the least hold that is of use
/// @param maxNanos the most that the call can cost with that output limit
record Quoted(
        Call call,
        KeyHolder caller,
        ScannedChat chat,
        Model model,
        Prices prices,
        List<Candidate> candidates,
        QuoteInput size,
        long minNanos,
        long maxNanos) {
    /// What the call counts for beside its price.
    CallLimits limits() {
        long output = size.outputTokens() * size.choices();
        return CallLimits.of(
                caller, Meter.tokens(chat.promptTextBytes()) + output, call.id().moment());
    }
}
