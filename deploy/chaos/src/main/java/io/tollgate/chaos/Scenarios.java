package io.tollgate.chaos;

import io.tollgate.chaos.agent.Order;
import io.tollgate.chaos.agent.Order.Action;
import io.tollgate.chaos.agent.Point;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Random;

/// Every fault that the product is held against.
final class Scenarios {
    private Scenarios() {}

    static List<Scenario> all() {
        List<Scenario> all = new ArrayList<>();
        all.addAll(gateways());
        all.addAll(redis());
        all.addAll(postgres());
        all.addAll(upstreams());
        all.addAll(StoreFaults.all());
        all.addAll(TimeFaults.all());
        all.addAll(MoneyFaults.all());
        return all;
    }

    /// Those and the long ones.
    static List<Scenario> named() {
        List<Scenario> named = all();
        named.addAll(Endurance.all());
        return named;
    }

    /// What the test suite has time for: a gateway that dies, a store that forgets, an upstream
    /// that fails.
    static List<Scenario> few() {
        List<String> names = List.of("gateway-dies-after-settle", "redis-emptied", "upstream-cuts");
        return all().stream().filter(scenario -> names.contains(scenario.name())).toList();
    }

    private static List<Scenario> gateways() {
        List<Scenario> all = new ArrayList<>();
        for (Point point : Point.values()) {
            all.add(dies(point));
        }
        all.add(
                Scenario.of(
                        "gateway-killed", (stage, load, random) -> stage.end("gateway", "KILL")));
        all.add(
                Scenario.of(
                        "both-gateways-killed",
                        (stage, load, random) -> {
                            stage.end("gateway", "KILL");
                            stage.end("gateway-2", "KILL");
                        }));
        all.add(Scenario.of("gateway-paused-past-its-lease", paused("gateway-2", 40)));
        all.add(Scenario.of("gateway-paused-shortly", paused("gateway-2", 5)));
        all.add(
                Scenario.of(
                        "gateway-paused-during-recovery",
                        (stage, load, random) -> {
                            stage.signal("gateway-2", "STOP");
                            String _ = stage.redis().run("FLUSHALL");
                            Thread.sleep(40_000);
                            stage.signal("gateway-2", "CONT");
                        }));
        all.add(
                Scenario.of(
                        "gateway-stopped-in-order",
                        (stage, load, random) -> stage.end("gateway-2", "TERM")));
        return all;
    }

    private static Scenario dies(Point point) {
        String name = "gateway-dies-" + point.name().toLowerCase(Locale.ROOT).replace('_', '-');
        boolean inRecovery = point == Point.WHILE_HANDING_IN || point == Point.WHILE_REBUILDING;
        return Scenario.of(
                name,
                (stage, load, random) -> {
                    String gateway = random.nextBoolean() ? "gateway" : "gateway-2";
                    Order order = new Order(point, 1 + random.nextInt(12), Action.DIE);
                    stage.dieAt(
                            gateway,
                            order,
                            () -> {
                                if (inRecovery) {
                                    // Emptied, it would be a second fault: the dead gateway's
                                    // copies would be the only ones.
                                    stage.end("redis", "KILL");
                                }
                            });
                });
    }

    private static Scenario.Fault paused(String part, int seconds) {
        return (stage, load, random) -> {
            stage.signal(part, "STOP");
            Thread.sleep(seconds * 1_000L);
            stage.signal(part, "CONT");
        };
    }

    private static List<Scenario> redis() {
        return List.of(
                Scenario.of("redis-killed", (stage, load, random) -> stage.end("redis", "KILL")),
                Scenario.of("redis-stopped", (stage, load, random) -> stage.end("redis", "TERM")),
                Scenario.of("redis-paused", paused("redis", 3)),
                Scenario.of("redis-paused-past-settle-wait", paused("redis", 20)),
                Scenario.of(
                        "redis-emptied",
                        (stage, load, random) -> {
                            String _ = stage.redis().run("FLUSHALL");
                        }),
                Scenario.of(
                        "redis-emptied-twice",
                        (stage, load, random) -> {
                            String _ = stage.redis().run("FLUSHALL");
                            Thread.sleep(200 + random.nextInt(2_000));
                            String _ = stage.redis().run("FLUSHALL");
                        }),
                Scenario.of("redis-rolled-back-a-little", rolledBack(200)),
                Scenario.of("redis-rolled-back-far", rolledBack(100_000)),
                Scenario.of(
                        "redis-replies-lost",
                        (stage, load, random) -> {
                            for (int n = 0; n < 10; n++) {
                                String _ = stage.redis().run("CLIENT", "KILL", "TYPE", "normal");
                                Thread.sleep(random.nextInt(300));
                            }
                        }),
                Scenario.of(
                        "redis-full",
                        (stage, load, random) -> {
                            String _ = stage.redis().run("CONFIG", "SET", "maxmemory", "1mb");
                            Thread.sleep(5_000);
                            String _ = stage.redis().run("CONFIG", "SET", "maxmemory", "512mb");
                        }),
                Scenario.of(
                        "redis-scripts-forgotten",
                        (stage, load, random) -> {
                            String _ = stage.redis().run("SCRIPT", "FLUSH");
                        }));
    }

    private static Scenario.Fault rolledBack(int mostBytes) {
        return (stage, load, random) -> {
            stage.signal("launcher", "STOP");
            stage.end("redis", "KILL");
            Thread.sleep(300);
            stage.redis().cut(1 + random.nextInt(mostBytes));
            stage.signal("launcher", "CONT");
        };
    }

    private static List<Scenario> postgres() {
        return List.of(
                Scenario.of(
                        "postgres-stopped-immediately",
                        (stage, load, random) -> stage.end("postgres", "QUIT")),
                Scenario.of(
                        "postgres-killed", (stage, load, random) -> stage.end("postgres", "KILL")),
                Scenario.of("postgres-paused", paused("postgres", 10)),
                Scenario.of(
                        "postgres-down-for-half-a-minute",
                        (stage, load, random) -> {
                            stage.signal("launcher", "STOP");
                            stage.end("postgres", "QUIT");
                            Thread.sleep(30_000);
                            stage.signal("launcher", "CONT");
                        }),
                Scenario.of(
                        "postgres-and-redis-killed",
                        (stage, load, random) -> {
                            stage.end("redis", "KILL");
                            stage.end("postgres", "QUIT");
                        }),
                Scenario.of(
                        "postgres-killed-then-a-gateway",
                        (stage, load, random) -> {
                            stage.end("postgres", "QUIT");
                            Thread.sleep(random.nextInt(500));
                            stage.end("gateway", "KILL");
                        }));
    }

    private static List<Scenario> upstreams() {
        Load.Mix vanishing = new Load.Mix(40, 40);
        return List.of(
                Scenario.of(
                        "clients-vanish",
                        vanishing,
                        (stage, load, random) -> load.awaitCompleted(60)),
                Scenario.of(
                        "clients-vanish-and-a-gateway-dies",
                        vanishing,
                        (stage, load, random) -> stage.end("gateway", "KILL")),
                ruled("upstream-cuts", Map.of("cut_after_chunks", 3, "times", 60)),
                ruled("upstream-cuts-before-content", Map.of("cut_after_chunks", 0, "times", 60)),
                ruled("upstream-without-usage", Map.of("no_usage", true, "times", 60)),
                ruled("upstream-fails", Map.of("status", 500, "times", 60)),
                ruled("upstream-is-slow", Map.of("chunk_ms", 60, "times", 60)),
                ruled("upstream-hangs", Map.of("hang", true, "times", 20)),
                Scenario.misreported("upstream-over-delivers", rule(overDelivery(5_000))),
                Scenario.misreported("balances-run-dry", Scenarios::runDry),
                ruled(
                        "upstream-errs-in-the-stream",
                        Map.of(
                                "times",
                                60,
                                "in_stream_error",
                                Map.of(
                                        "after_chunks",
                                        2,
                                        "error",
                                        Map.of("message", "overloaded", "type", "server_error")))));
    }

    /// More than the call's hold has room for, at least a hundred times.
    private static Map<String, ?> overDelivery(int tokens) {
        return Map.of(
                "times",
                60,
                "usage",
                Map.of(
                        "prompt_tokens",
                        9,
                        "completion_tokens",
                        tokens,
                        "total_tokens",
                        tokens + 9));
    }

    /// Each call comes to more than a dollar, until nobody has one; then everybody pays in again.
    private static void runDry(Stage stage, Load load, Random random)
            throws IOException, InterruptedException {
        Api api = stage.api();
        api.rule(overDelivery(500_000));
        load.awaitSeen(80);
        api.clearRules();
        for (String tenant : load.tenants()) {
            Run.credit(api, tenant);
        }
    }

    private static Scenario ruled(String name, Map<String, ?> rule) {
        return Scenario.of(name, rule(rule));
    }

    private static Scenario.Fault rule(Map<String, ?> rule) {
        return (stage, load, random) -> {
            Api api = stage.api();
            api.rule(rule);
            load.awaitSeen(80);
            api.clearRules();
        };
    }
}
