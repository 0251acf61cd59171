package io.tollgate.standalone;

import io.tollgate.standalone.home.Refusal;
import io.tollgate.standalone.process.Part;
import io.tollgate.standalone.process.StopRequest;
import java.io.PrintStream;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Optional;

/// The parts that run, in the order of their start; they stop in the reverse of it.
final class Running {
    private final Deque<Part> parts = new ArrayDeque<>();
    private final PrintStream out;

    Running(PrintStream out) {
        this.out = out;
    }

    <P extends Part> P add(P part) {
        parts.push(part);
        return part;
    }

    /// Looks at every part once.
    ///
    /// @throws Refusal if one has ended, with its reason
    void requireAlive() {
        Optional<Part> dead = parts.stream().filter(part -> !part.alive()).findFirst();
        dead.ifPresent(part -> {
            throw new Refusal(
                    "The %s ended: %s"
                            .formatted(
                                    part.name(),
                                    part.reason().isEmpty() ? "it wrote nothing" : part.reason()));
        });
    }

    /// Stops all, the last one started first.
    void stop(StopRequest request, Runnable afterGateway) {
        while (!parts.isEmpty()) {
            Part part = parts.pop();
            if (part.alive()) {
                out.println("Stopping the " + part.name());
            }
            part.stop(request);
            if (part.name().equals("gateway")) {
                afterGateway.run();
            }
        }
    }
}
