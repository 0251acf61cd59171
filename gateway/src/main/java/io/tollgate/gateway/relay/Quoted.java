package io.tollgate.gateway.relay;

import io.tollgate.billing.reservation.CallLimits;
import io.tollgate.catalog.key.KeyHolder;
import io.tollgate.gateway.http.Call;
import io.tollgate.gateway.http.ScannedChat;
import io.tollgate.gateway.meter.Meter;
import java.util.List;

/// A call that is for sale: what it may cost, and where it may go.
///
/// @param offers the model that was asked for, then those to fall back to
/// @param choices in the order in which they are tried
/// @param passedOver places left out for health or price, each with why
record Quoted(
        Call call,
        KeyHolder caller,
        ScannedChat chat,
        List<Offer> offers,
        List<Choice> choices,
        List<String> passedOver) {
    /// The model that was asked for.
    Offer first() {
        return offers.getFirst();
    }

    /// The least hold that is of use, whichever model answers.
    long minNanos() {
        return offers.stream().mapToLong(Offer::minNanos).max().orElseThrow();
    }

    /// The most that the call can cost, whichever model answers.
    long maxNanos() {
        return offers.stream().mapToLong(Offer::maxNanos).max().orElseThrow();
    }

    /// What the call counts for beside its price.
    CallLimits limits() {
        long output =
                offers.stream()
                        .mapToLong(offer -> offer.size().outputTokens() * offer.size().choices())
                        .max()
                        .orElseThrow();
        return CallLimits.of(
                caller, Meter.tokens(chat.promptTextBytes()) + output, call.id().moment());
    }
}
