package io.tollgate.gateway;

import io.tollgate.billing.money.UnitPrice;
import io.tollgate.billing.pricing.PriceLine;

/// A model that is sold, with its prices in nanos per million tokens. The digits are uneven, so
/// that every charge needs its rounding.
///
/// @param upstreamModel what the upstreams call it
record Goods(String model, String upstreamModel, long sellInput, long sellOutput) {
    static final Goods DEEPSEEK =
            new Goods("deepseek-v4", "deepseek-v4-pro", 345_678_901, 1_234_567_891);
    static final Goods GLM = new Goods("glm-5.1", "glm-5.1", 501_000_007, 2_000_000_501);
    static final Goods KIMI = new Goods("kimi-2.6", "kimi-k2.6", 777_777_777, 3_141_592_653L);

    /// Like [#DEEPSEEK], under other names.
    static Goods named(String name) {
        return new Goods(name, name + "-up", DEEPSEEK.sellInput, DEEPSEEK.sellOutput);
    }

    /// What a call is charged.
    long chargeNanos(long inputTokens, long outputTokens) {
        return new UnitPrice(sellInput).of(inputTokens)
                + new UnitPrice(sellOutput).of(outputTokens);
    }

    /// What the upstreams take for a prompt of which nothing came.
    long costNanos(long inputTokens) {
        return new UnitPrice(sellInput / 2).of(inputTokens);
    }

    /// What the provider would charge by its public list: twice as much a token.
    long retailNanos(long inputTokens, long outputTokens) {
        return new UnitPrice(2 * sellInput).of(inputTokens)
                + new UnitPrice(2 * sellOutput).of(outputTokens);
    }

    PriceLine sell() {
        return line(model, sellInput, sellOutput);
    }

    PriceLine retail() {
        return line(model, 2 * sellInput, 2 * sellOutput);
    }

    PriceLine wholesale() {
        return line(upstreamModel, sellInput / 2, sellOutput / 2);
    }

    private static PriceLine line(String name, long input, long output) {
        return PriceLine.flat(name, new UnitPrice(input), new UnitPrice(output));
    }
}
