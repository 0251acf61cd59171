package io.tollgate.bench;

import io.tollgate.standalone.home.Refusal;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/// What was asked for on the command line.
record Order(Set<Workload> workloads, Scale scale) {
    static final String USAGE =
            "usage: ./tollgate bench [chat] [money] [--smoke] [--rounds N] [--step SECONDS] [--warm-up SECONDS]";
    private static final int MOST = 10_000;

    enum Workload {
        CHAT,
        MONEY
    }

    /// @throws Refusal for anything else than the usage says
    static Order parse(List<String> arguments) {
        Set<Workload> workloads = EnumSet.noneOf(Workload.class);
        Scale scale = arguments.contains("--smoke") ? Scale.SMOKE : Scale.FULL;
        Deque<String> rest = new ArrayDeque<>(arguments);
        while (!rest.isEmpty()) {
            String argument = rest.removeFirst();
            switch (argument) {
                case "chat", "money" ->
                        workloads.add(Workload.valueOf(argument.toUpperCase(Locale.ROOT)));
                case "--smoke" -> {}
                case "--rounds" -> scale = scale.withRounds(number(argument, rest));
                case "--step" -> scale = scale.withStep(seconds(argument, rest));
                case "--warm-up" -> scale = scale.withWarmUp(seconds(argument, rest));
                default -> throw new Refusal("bench does not know " + argument + "\n" + USAGE);
            }
        }
        return new Order(workloads.isEmpty() ? EnumSet.allOf(Workload.class) : workloads, scale);
    }

    private static Duration seconds(String option, Deque<String> rest) {
        return Duration.ofSeconds(number(option, rest));
    }

    private static int number(String option, Deque<String> rest) {
        String text = rest.isEmpty() ? "" : rest.removeFirst();
        if (!text.matches("[1-9]\\d{0,4}") || Integer.parseInt(text) > MOST) {
            throw new Refusal(option + " wants a number from 1 to " + MOST + "\n" + USAGE);
        }
        return Integer.parseInt(text);
    }
}
