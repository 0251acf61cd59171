package io.tollgate.bench.chat;

import io.tollgate.bench.process.Program;
import java.io.PrintStream;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/// The stand-in upstream and all that is put before it. Closing stops them.
final class Fronts implements AutoCloseable {
    private final Deque<Runnable> endings = new ArrayDeque<>();
    private final List<Front> all = new ArrayList<>();
    private final Path root;
    private final Path folder;
    private @Nullable Shop shop;

    private Fronts(Path root, Path folder) {
        this.root = root;
        this.folder = folder;
    }

    /// Blocks until all are ready.
    ///
    /// @param root the checkout with the built jars
    static Fronts open(Path root, Path folder, PrintStream out) {
        Fronts fronts = new Fronts(root, folder);
        try {
            fronts.start(out);
            return fronts;
        } catch (RuntimeException failure) {
            fronts.close();
            throw failure;
        }
    }

    private void start(PrintStream out) {
        int upstreamPort = Program.freePort();
        Program upstream = keep(self("stand-in", upstreamPort));
        upstream.awaitPort(upstreamPort);
        all.add(Front.of(Front.DIRECT, upstreamPort, 0));
        Nginx.program()
                .ifPresentOrElse(
                        program -> nginx(program, upstreamPort),
                        () -> out.println("SKIPPED: nginx, for it is not installed: no ratios"));
        relay(upstreamPort);
        gateway(upstreamPort);
    }

    private void gateway(int upstreamPort) {
        Product product = Product.start(root, folder);
        endings.push(product::close);
        shop = Shop.open(product.api(), upstreamPort);
        all.add(
                new Front(
                        Front.GATEWAY,
                        product.gatewayPort(),
                        product.gatewayPid(),
                        List.of(product.redisPid(), product.postgresPid()),
                        shop.keys(),
                        "\"cost\""));
    }

    private void nginx(Path program, int upstreamPort) {
        int port = Program.freePort();
        Program nginx = keep(Nginx.start(program, folder, port, upstreamPort));
        all.add(Front.of(Front.NGINX, port, nginx.pid()));
    }

    private void relay(int upstreamPort) {
        int port = Program.freePort();
        Program relay = keep(self("relay", port, upstreamPort));
        relay.awaitPort(port);
        all.add(Front.of(Front.RELAY, port, relay.pid()));
    }

    /// This program once more, in another part.
    private Program self(String part, int... ports) {
        List<String> command = new ArrayList<>();
        command.addAll(List.of(Program.java(), "-Xmx1024m", "-XX:+UseSerialGC", "-jar"));
        command.add(root.resolve("deploy/bench/target/quarkus-app/quarkus-run.jar").toString());
        command.add(part);
        IntStream.of(ports).mapToObj(Integer::toString).forEach(command::add);
        return Program.start(part, command, Map.of(), folder.resolve(part + ".log"));
    }

    private Program keep(Program program) {
        endings.push(program::close);
        return program;
    }

    List<Front> all() {
        return List.copyOf(all);
    }

    Shop shop() {
        return Objects.requireNonNull(shop);
    }

    @Override
    public void close() {
        while (!endings.isEmpty()) {
            endings.pop().run();
        }
    }
}
