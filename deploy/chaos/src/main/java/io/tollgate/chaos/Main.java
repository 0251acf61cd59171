package io.tollgate.chaos;

import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ThreadLocalRandom;
import org.jspecify.annotations.Nullable;

/// `chaos [--all] [--short] [--seeds N] [--seed S] [SCENARIO…]`; exit 0 if nothing was lost,
/// doubled or overdrawn, 1 otherwise, 2 if called wrongly.
public final class Main {
    private static final int FIRST_PORT = 12_000;
    private static final int PORTS = 15_000;

    private Main() {}

    /// What was asked for.
    record Asked(List<Scenario> scenarios, int seeds, long seed) {}

    public static void main(String[] arguments) throws IOException, InterruptedException {
        Asked asked = parse(arguments);
        if (asked == null) {
            System.err.println(usage());
            System.exit(2);
            return;
        }
        Path root = Path.of(System.getProperty("tollgate.root", ".")).toAbsolutePath().normalize();
        Path home = Files.createTempDirectory("tollgate-chaos");
        boolean clean = run(asked, root, home, System.out);
        System.exit(clean ? 0 : 1);
    }

    private static boolean run(Asked asked, Path root, Path home, PrintStream out)
            throws IOException, InterruptedException {
        Path agent = Path.of(System.getProperty("java.class.path").split(":", 2)[0]);
        int first = FIRST_PORT + ThreadLocalRandom.current().nextInt(PORTS);
        out.println("State, logs included, in " + home);
        Table table = new Table(out);
        Stage stage = Stage.open(root, agent.toAbsolutePath(), home, Stage.Ports.from(first));
        try {
            Run run = new Run(stage);
            for (long seed = asked.seed(); seed < asked.seed() + asked.seeds(); seed++) {
                for (Scenario scenario : asked.scenarios()) {
                    play(run, scenario, seed, table);
                }
            }
        } finally {
            stage.stop();
        }
        return table.sum();
    }

    /// A scenario that does not come to its end is a finding, and the next one is played.
    private static void play(Run run, Scenario scenario, long seed, Table table)
            throws InterruptedException {
        try {
            table.add(run.of(scenario, seed));
        } catch (IOException | IllegalStateException unfinished) {
            table.addUnfinished(scenario.name(), seed, String.valueOf(unfinished.getMessage()));
        }
    }

    private static @Nullable Asked parse(String[] arguments) {
        List<Scenario> chosen = new ArrayList<>();
        int seeds = 1;
        long seed = 1;
        for (int n = 0; n < arguments.length; n++) {
            String word = arguments[n];
            boolean hasValue = n + 1 < arguments.length;
            if (word.equals("--all")) {
                chosen = new ArrayList<>(Scenarios.all());
            } else if (word.equals("--short")) {
                chosen = new ArrayList<>(Scenarios.few());
            } else if (word.equals("--seeds") && hasValue) {
                seeds = Integer.parseInt(arguments[++n]);
            } else if (word.equals("--seed") && hasValue) {
                seed = Long.parseLong(arguments[++n]);
            } else {
                List<Scenario> named =
                        Scenarios.named().stream()
                                .filter(scenario -> scenario.name().equals(word))
                                .toList();
                if (named.isEmpty()) {
                    return null;
                }
                chosen.addAll(named);
            }
        }
        return chosen.isEmpty() ? null : new Asked(chosen, seeds, seed);
    }

    private static String usage() {
        StringBuilder text =
                new StringBuilder(
                        "chaos [--all] [--short] [--seeds N] [--seed S] [SCENARIO...], of:\n");
        Scenarios.named()
                .forEach(scenario -> text.append("  ").append(scenario.name()).append('\n'));
        return text.toString();
    }
}
