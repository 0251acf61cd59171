package io.tollgate.bench;

import io.quarkus.runtime.annotations.QuarkusMain;
import io.tollgate.bench.chat.BareRelay;
import io.tollgate.bench.chat.ChatBench;
import io.tollgate.bench.chat.StandIn;
import io.tollgate.bench.money.MoneyBench;
import io.tollgate.bench.report.Machine;
import io.tollgate.standalone.home.Refusal;
import java.nio.file.Path;
import java.util.List;

/// The program behind `./tollgate bench`. Exit codes: 0 measured, 1 something failed or did not add
/// up, 2 called wrongly.
@QuarkusMain
public final class Main {
    private static final int FAILED = 1;
    private static final int MISUSED = 2;

    private Main() {}

    /// `-Dtollgate.root` names the checkout with the built jars.
    public static void main(String[] arguments) {
        if (isPart(arguments, "relay", 2)) {
            BareRelay.run(Integer.parseInt(arguments[1]), Integer.parseInt(arguments[2]));
            return;
        }
        if (isPart(arguments, "stand-in", 1)) {
            StandIn.run(Integer.parseInt(arguments[1]));
            return;
        }
        Order order;
        try {
            order = Order.parse(List.of(arguments));
        } catch (Refusal misuse) {
            System.err.println("tollgate: " + misuse.getMessage());
            System.exit(MISUSED);
            return;
        }
        System.exit(run(order));
    }

    /// Whether this process is one of those that `bench chat` starts beside itself.
    private static boolean isPart(String[] arguments, String part, int ports) {
        return arguments.length == 1 + ports && arguments[0].equals(part);
    }

    private static int run(Order order) {
        Path root = Path.of(System.getProperty("tollgate.root", ".")).toAbsolutePath().normalize();
        System.out.println(Machine.facts());
        System.out.println(order.scale().text());
        try (Workspace workspace = Workspace.under(root)) {
            for (Order.Workload workload : order.workloads()) {
                System.out.println();
                switch (workload) {
                    case CHAT -> ChatBench.run(root, workspace.folder(), order.scale(), System.out);
                    case MONEY -> MoneyBench.run(workspace.folder(), order.scale(), System.out);
                }
            }
            workspace.done();
            return 0;
        } catch (Refusal refusal) {
            System.err.println("tollgate: " + refusal.getMessage());
            return FAILED;
        }
    }
}
