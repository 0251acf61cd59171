package io.tollgate.standalone;

import io.tollgate.standalone.home.Refusal;
import io.tollgate.standalone.process.Kept;
import io.tollgate.standalone.process.Part;
import io.tollgate.standalone.process.StopRequest;
import java.io.PrintStream;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Optional;

/// The parts that run, in the order of their start; they stop in the reverse of it, those of one
/// family together.
final class Running {
    private final Deque<Kept<?>> parts = new ArrayDeque<>();
    private final PrintStream out;

    Running(PrintStream out) {
        this.out = out;
    }

    <P extends Part> Kept<P> add(Kept<P> part) {
        parts.push(part);
        return part;
    }

    /// Looks at every part once, and starts again what has died. Blocks for some seconds at most.
    ///
    /// @throws Refusal if one has died too often in a row, with its reason
    void keep() {
        parts.descendingIterator().forEachRemaining(part -> part.look(System.nanoTime(), out));
    }

    /// For a start that is not complete: what dies now would die again.
    ///
    /// @throws Refusal if one has ended, with its reason
    void requireAlive() {
        Optional<Kept<?>> dead = parts.stream().filter(part -> !part.alive()).findFirst();
        dead.ifPresent(part -> {
            throw new Refusal(
                    "The %s ended: %s"
                            .formatted(
                                    part.name(),
                                    part.reason().isEmpty() ? "it wrote nothing" : part.reason()));
        });
    }

    /// Stops all, the last family started first.
    void stop(StopRequest request) {
        while (!parts.isEmpty()) {
            List<Part> family = popFamily();
            family.stream()
                    .filter(Part::alive)
                    .forEach(part -> out.println("Stopping the " + part.name()));
            Together.stop(family, request);
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
