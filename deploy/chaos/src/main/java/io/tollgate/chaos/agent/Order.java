package io.tollgate.chaos.agent;

import java.util.Optional;

/// What is to happen at which passing of a point. As text: `POINT passings action`.
///
/// @param passings 1 for the next
public record Order(Point point, int passings, Action action) {
    /// The file in the agent's folder that holds the present order to a gateway; an empty one takes
    /// it back.
    public static String file(String gateway) {
        return "armed-" + gateway;
    }

    private static final int WORDS = 3;

    /// What is done.
    public enum Action {
        /// The process ends at once, as by `kill -9`.
        DIE,
        /// The thread fails, as at a bug.
        FAIL
    }

    public String text() {
        return point + " " + passings + " " + action;
    }

    static Optional<Order> parse(String text) {
        String[] words = text.strip().split(" ", -1);
        return words.length == WORDS
                ? Optional.of(
                        new Order(
                                Point.valueOf(words[0]),
                                Integer.parseInt(words[1]),
                                Action.valueOf(words[2])))
                : Optional.empty();
    }
}
