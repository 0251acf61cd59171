package io.tollgate.gateway.relay;

import io.tollgate.catalog.upstream.Upstream.Disconnect;
import io.tollgate.gateway.http.Call;
import java.time.Duration;

/// What happens to a running attempt when its caller hangs up, by the upstream's policy: given up
/// at once, or read on for a bounded time.
///
/// @param drain the bound of reading on
record Departure(Call call, Disconnect policy, Duration drain) {

    /// @param stayOn runs when the attempt is to be read on
    /// @param giveUp ends the attempt; harmless if it has ended
    void watch(Runnable stayOn, Runnable giveUp) {
        call.answer()
                .onGone(() -> {
                    if (policy == Disconnect.CANCEL) {
                        giveUp.run();
                    } else {
                        stayOn.run();
                        call.context().owner().setTimer(drain.toMillis(), timer -> giveUp.run());
                    }
                });
    }
}
