package io.tollgate.billing.reservation;

import io.tollgate.catalog.tenant.RateLimits;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/// What is left of the rate limits that a call had to keep to, after it.
public record Rates(List<Rate> rates) {
    /// Nothing is limited.
    public static final Rates NONE = new Rates(List.of());

    public Rates {
        rates = List.copyOf(rates);
    }

    /// What a minute's limit counts.
    public enum Unit {
        REQUESTS,
        TOKENS
    }

    /// Whose limit it is.
    public enum Holder {
        KEY,
        TENANT
    }

    /// One limit.
    ///
    /// @param limit units in any 60 s
    /// @param remaining of them, 0 or more
    /// @param reset until all are free again if nothing more is asked for
    public record Rate(Holder holder, Unit unit, long limit, long remaining, Duration reset) {}

    /// The limit of this unit of which the least is left; empty when none is set.
    public Optional<Rate> tightest(Unit unit) {
        return rates.stream()
                .filter(rate -> rate.unit() == unit)
                .reduce((a, b) -> b.remaining() < a.remaining() ? b : a);
    }

    /// Reads what the script said about the limits that it was given.
    static Rates parse(String said, CallLimits limits) {
        if (said.isEmpty()) {
            return NONE;
        }
        Map<String, Rate> rates = new TreeMap<>();
        for (String one : said.split(" ", -1)) {
            String name = one.substring(0, one.indexOf('='));
            String[] numbers = one.substring(name.length() + 1).split(":", -1);
            rates.put(
                    name,
                    new Rate(
                            holder(name),
                            unit(name),
                            limit(name, limits),
                            Long.parseLong(numbers[0]),
                            Duration.ofMillis(Long.parseLong(numbers[1]))));
        }
        return new Rates(List.copyOf(rates.values()));
    }

    static Holder holder(String name) {
        return name.charAt(0) == 'k' ? Holder.KEY : Holder.TENANT;
    }

    static Unit unit(String name) {
        return name.charAt(1) == 'r' ? Unit.REQUESTS : Unit.TOKENS;
    }

    private static long limit(String name, CallLimits limits) {
        RateLimits set = holder(name) == Holder.KEY ? limits.key() : limits.tenant();
        Integer requests = set.rpm();
        Long tokens = set.tpm();
        if (unit(name) == Unit.REQUESTS && requests != null) {
            return requests;
        }
        if (unit(name) == Unit.TOKENS && tokens != null) {
            return tokens;
        }
        throw new IllegalStateException("an unasked limit " + name);
    }
}
