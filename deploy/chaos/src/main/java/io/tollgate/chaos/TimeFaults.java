package io.tollgate.chaos;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import java.util.Random;

/// Clocks that are wrong, and prices that change while calls run. A call's price is the one of its
/// moment, whatever its gateway's clock says.
final class TimeFaults {
    private static final Duration OFF = Duration.ofMinutes(10);
    private static final String MODEL = "deepseek-v4";

    /// Every gateway knows a new price a second after the answer.
    private static final Duration AHEAD = Duration.ofMillis(1_500);

    private TimeFaults() {}

    static List<Scenario> all() {
        return List.of(
                Scenario.of("clock-ten-minutes-ahead", clockOff(OFF)),
                Scenario.of("clock-ten-minutes-behind", clockOff(OFF.negated())),
                Scenario.of("clock-jumps", TimeFaults::clockJumps),
                Scenario.of("price-changes-in-mid-stream", TimeFaults::priceChanges));
    }

    private static Scenario.Fault clockOff(Duration ahead) {
        return (stage, load, random) -> {
            stage.putClock(Stage.WIRED, ahead);
            stage.awaitReason(1, "the clock differs from Redis's");
            changePrice(stage.api(), 2);
            load.awaitCompleted(150);
            stage.end(random.nextBoolean() ? "redis" : "gateway", "KILL");
            load.awaitCompleted(50);
            changePrice(stage.api(), 1);
            load.awaitCompleted(100);
            stage.putClock(Stage.WIRED, Duration.ZERO);
        };
    }

    private static void clockJumps(Stage stage, Load load, Random random)
            throws IOException, InterruptedException {
        for (int n = 0; n < 20; n++) {
            stage.putClock(Stage.WIRED, OFF.multipliedBy(random.nextInt(3) - 1));
            Thread.sleep(random.nextInt(600));
        }
        stage.putClock(Stage.WIRED, Duration.ZERO);
    }

    private static void priceChanges(Stage stage, Load load, Random random)
            throws IOException, InterruptedException {
        Api api = stage.api();
        api.rule(Map.of("chunk_ms", 60));
        for (int factor : List.of(3, 2, 1)) {
            changePrice(api, factor);
            load.awaitSeen(50);
        }
        api.clearRules();
    }

    /// Sells at a multiple of the first price, a moment from now.
    private static void changePrice(Api api, int factor) throws IOException, InterruptedException {
        PriceList.Version first = PriceList.of(api).first(MODEL);
        Map<String, String> line =
                Map.of(
                        "model",
                        MODEL,
                        "input",
                        times(first.line().path("input"), factor),
                        "output",
                        times(first.line().path("output"), factor));
        JsonNode _ =
                api.post(
                        "/price-tables",
                        Map.of(
                                "kind",
                                "sell",
                                "name",
                                "chaos x " + factor,
                                "currency",
                                first.currency(),
                                "effective_from",
                                Instant.now().plus(AHEAD).truncatedTo(ChronoUnit.MILLIS).toString(),
                                "lines",
                                List.of(line)));
    }

    private static String times(JsonNode price, int factor) {
        return new BigDecimal(price.asText()).multiply(BigDecimal.valueOf(factor)).toPlainString();
    }
}
