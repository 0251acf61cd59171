package io.tollgate.gateway.http;

import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Timer;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.util.List;
import java.util.stream.IntStream;

/// Counts and times calls by the class of their status, as `tollgate_calls_seconds` with
/// `status="2xx"` and so on; `none` is a caller that went before an answer began. All meters exist
/// from the start: a call only adds to them. Thread-safe.
@Singleton
class CallMeters {
    private static final int CLASSES = 6;

    private final List<Timer> byClass;

    CallMeters(MeterRegistry registry) {
        byClass =
                IntStream.range(0, CLASSES)
                        .mapToObj(hundreds ->
                                Timer.builder("tollgate.calls")
                                        .description("Calls, from the head to the answer's end")
                                        .tag("status", hundreds == 0 ? "none" : hundreds + "xx")
                                        .register(registry))
                        .toList();
    }

    /// One has ended.
    ///
    /// @param status of the answer, 0 if none began
    void ended(int status, Duration took) {
        byClass.get(status / 100 % CLASSES).record(took);
    }
}
