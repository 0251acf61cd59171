package io.tollgate.conformance;

import io.tollgate.simulator.Simulator;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// `conformance [matrix] [storm] [fleet] [--dialect NAME]… [--seconds N]`; exit 0 if everything
/// holds, 1 otherwise, 2 if called wrongly. Without a word all are played, for all dialects.
public final class Main {
    private static final int USUAL_SECONDS = 8;
    private static final int GATEWAYS = 2;

    private Main() {}

    /// What was asked for.
    ///
    /// @param seconds that each fault of the storm lasts
    record Asked(
            boolean matrix, boolean storm, boolean fleet, List<String> dialects, int seconds) {}

    public static void main(String[] arguments) throws IOException, InterruptedException {
        Asked asked = parse(arguments);
        if (asked == null) {
            System.err.println(
                    "conformance [matrix] [storm] [fleet] [--dialect NAME]... [--seconds N], dialects: "
                            + String.join(", ", Row.DIALECTS));
            System.exit(2);
            return;
        }
        Path folder = Files.createTempDirectory("tollgate-conformance");
        boolean holds = run(asked, folder, System.out);
        System.exit(holds ? 0 : 1);
    }

    private static boolean run(Asked asked, Path folder, PrintStream out)
            throws IOException, InterruptedException {
        out.println("State, logs included, in " + folder);
        Stage stage = Stage.open(folder, asked.storm() || asked.fleet() ? GATEWAYS : 1);
        try {
            Shop shop = Shop.open(stage);
            boolean holds = true;
            if (asked.matrix()) {
                try (Simulator simulator = Simulator.start(0)) {
                    holds = new Matrix(stage, shop, simulator, out).run(asked.dialects()) == 0;
                }
            }
            if (asked.storm()) {
                holds &= new Storm(shop, folder, out, asked.seconds()).run();
            }
            if (asked.fleet()) {
                holds &= new Fleet(shop, folder, out).run();
            }
            return holds;
        } finally {
            stage.stop();
        }
    }

    private static @Nullable Asked parse(String[] arguments) {
        boolean matrix = false;
        boolean storm = false;
        boolean fleet = false;
        List<String> dialects = new ArrayList<>();
        int seconds = USUAL_SECONDS;
        for (int n = 0; n < arguments.length; n++) {
            String value = n + 1 < arguments.length ? arguments[n + 1] : "";
            switch (arguments[n]) {
                case "matrix" -> matrix = true;
                case "storm" -> storm = true;
                case "fleet" -> fleet = true;
                case "--dialect" -> {
                    if (!Row.DIALECTS.contains(value)) {
                        return null;
                    }
                    dialects.add(value);
                    n++;
                }
                case "--seconds" -> {
                    if (!value.matches("[1-9]\\d{0,3}")) {
                        return null;
                    }
                    seconds = Integer.parseInt(value);
                    n++;
                }
                default -> {
                    return null;
                }
            }
        }
        boolean all = !matrix && !storm && !fleet;
        return new Asked(
                matrix || all,
                storm || all,
                fleet || all,
                dialects.isEmpty() ? Row.DIALECTS : dialects,
                seconds);
    }
}
