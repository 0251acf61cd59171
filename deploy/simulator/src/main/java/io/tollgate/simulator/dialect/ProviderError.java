package io.tollgate.simulator.dialect;

import java.time.Instant;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import org.jspecify.annotations.Nullable;

/// One of a provider's errors in its own words.
///
/// @param name as rules call it
public record ProviderError(
        String dialect,
        String name,
        int status,
        @Nullable String type,
        @Nullable String code,
        @Nullable String param,
        String message) {
    /// GLM tells the ends of its limits by this clock.
    private static final DateTimeFormatter RESET =
            DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm:ss").withZone(ZoneId.of("Asia/Shanghai"));

    /// Whether it says that the account has no money left.
    public boolean isOutOfMoney() {
        return name.startsWith("insufficient_balance") || name.equals("billing");
    }

    /// The same about this model and a limit that ends then.
    public ProviderError about(String model, Instant reset) {
        String filled =
                message.replace("{model}", model)
                        .replace("{reset}", message.contains("{reset}") ? RESET.format(reset) : "");
        return new ProviderError(dialect, name, status, type, code, param, filled);
    }
}
