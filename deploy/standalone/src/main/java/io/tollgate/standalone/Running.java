package io.tollgate.standalone;

import io.tollgate.standalone.home.Refusal;
import io.tollgate.standalone.process.Part;
import io.tollgate.standalone.process.StopRequest;
import java.io.PrintStream;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;

/// The parts that run, in the order of their start; they stop in the reverse of it, those of one
/// family together.
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

    /// Stops all, the last family started first.
    void stop(StopRequest request, Consumer<Part> afterEach) {
        while (!parts.isEmpty()) {
            List<Part> family = popFamily();
            family.stream()
                    .filter(Part::alive)
                    .forEach(part -> out.println("Stopping the " + part.name()));
            Together.stop(family, request);
            family.forEach(afterEach);
        }
    }

    private List<Part> popFamily() {
        List<Part> family = new ArrayList<>(List.of(parts.pop()));
        String name = Together.family(family.getFirst());
        while (!parts.isEmpty() && Together.family(parts.element()).equals(name)) {
            family.add(parts.pop());
        }
        return family.reversed();
    }
}
