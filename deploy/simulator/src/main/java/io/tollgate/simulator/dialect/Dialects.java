package io.tollgate.simulator.dialect;

import java.time.Clock;
import java.util.List;
import java.util.stream.Stream;

/// The dialects that the simulator speaks.
public final class Dialects {
    private Dialects() {}

    /// All of them; `clock` gives the answers' creation time.
    public static List<Dialect> all(Clock clock) {
        Stream<Dialect> imitators =
                Stream.of(Provider.values()).map(provider -> new OpenAiDialect(provider, clock));
        return Stream.concat(imitators, Stream.of(new AnthropicDialect())).toList();
    }
}
