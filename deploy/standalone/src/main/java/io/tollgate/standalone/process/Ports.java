package io.tollgate.standalone.process;

import io.tollgate.standalone.home.Refusal;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ThreadLocalRandom;

/// Free ports: checked for what people reach, chosen for what only the launcher reaches.
public final class Ports {
    private Ports() {}

    /// A port that a part will listen on, and the variable that moves it.
    public record Wanted(int port, String variable, String purpose) {}

    /// Tries to listen on each port for a moment.
    ///
    /// @throws Refusal naming the first port that is taken or wanted twice
    public static void requireFree(InetAddress bind, List<Wanted> wanted) {
        Map<Integer, Wanted> seen = new HashMap<>();
        for (Wanted one : wanted) {
            Wanted other = seen.putIfAbsent(one.port(), one);
            if (other != null) {
                throw new Refusal(
                        "Port %d is wanted for the %s (%s) and for the %s (%s): set one of them to another port."
                                .formatted(
                                        one.port(),
                                        other.purpose(),
                                        other.variable(),
                                        one.purpose(),
                                        one.variable()));
            }
            if (!isFree(bind, one.port())) {
                throw new Refusal(
                        "%s. Stop that program or set %s to another port."
                                .formatted(taken(one), one.variable()));
            }
        }
    }

    /// Says that a port is taken, and by whom as far as that can be seen.
    public static String taken(Wanted one) {
        return "Port %d, wanted for the %s, is taken%s"
                .formatted(
                        one.port(),
                        one.purpose(),
                        PortHolder.of(one.port()).map(who -> " by " + who).orElse(""));
    }

    /// Below those that the system gives to outgoing connections: one of them could take a port
    /// while its server is away for a moment.
    private static final int LOWEST = 10_000;

    private static final int HIGHEST = 30_000;

    /// The port remembered in the file if it is still free, else another free loopback port, which
    /// is then remembered.
    public static int remembered(Path file) {
        try {
            Files.createDirectories(file.resolveSibling("."));
            int known = Files.exists(file) ? parse(Files.readString(file)) : 0;
            InetAddress loopback = InetAddress.getLoopbackAddress();
            if (known > 0 && isFree(loopback, known)) {
                return known;
            }
            int port =
                    ThreadLocalRandom.current()
                            .ints(LOWEST, HIGHEST)
                            .filter(one -> isFree(loopback, one))
                            .findFirst()
                            .orElseThrow();
            Files.writeString(file, port + "\n");
            return port;
        } catch (IOException failure) {
            throw new Refusal("Cannot read or write " + file, failure);
        }
    }

    public static boolean isFree(InetAddress bind, int port) {
        try (ServerSocket socket = new ServerSocket()) {
            socket.setReuseAddress(true);
            socket.bind(new InetSocketAddress(bind, port), 1);
            return true;
        } catch (IOException taken) {
            return false;
        }
    }

    private static int parse(String text) {
        try {
            return Integer.parseInt(text.strip());
        } catch (NumberFormatException damaged) {
            return 0;
        }
    }
}
