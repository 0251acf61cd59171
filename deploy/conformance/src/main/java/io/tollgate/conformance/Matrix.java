package io.tollgate.conformance;

import io.tollgate.simulator.Simulator;
import java.io.IOException;
import java.io.PrintStream;
import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;

/// All rows of some dialects, some at a time: each has credentials of its own.
final class Matrix {
    private static final int AT_A_TIME = 16;
    private static final String LINE = "%-10s %-24s %-10s %-7s %-24s %-24s %-10s %-12s %s%n";

    /// Nobody listens there.
    private static final URI NOWHERE = URI.create("http://127.0.0.1:1");

    private final Stage stage;
    private final Shop shop;
    private final Simulator simulator;
    private final PrintStream out;

    Matrix(Stage stage, Shop shop, Simulator simulator, PrintStream out) {
        this.stage = stage;
        this.shop = shop;
        this.simulator = simulator;
        this.out = out;
    }

    /// Prints the table and answers how many rows do not hold.
    int run(List<String> dialects) throws IOException, InterruptedException {
        try (ExecutorService workers = Executors.newFixedThreadPool(AT_A_TIME)) {
            List<Case> cases = new ArrayList<>();
            for (String dialect : dialects) {
                cases.addAll(setUp(dialect, workers));
            }
            shop.sell(
                    cases.stream()
                            .flatMap(one -> List.of(one.aloneModel(), one.pairModel()).stream())
                            .toList());
            CredentialStates states = new CredentialStates(stage.management());
            List<Future<Verdict>> verdicts =
                    cases.stream()
                            .map(one ->
                                    workers.submit(
                                            () -> new Trial(shop, simulator, states, one).run()))
                            .toList();
            out.printf(
                    LINE,
                    "dialect",
                    "failure",
                    "form",
                    "status",
                    "type",
                    "code",
                    "2nd route",
                    "charge",
                    "credential");
            int broken = 0;
            for (Future<Verdict> verdict : verdicts) {
                broken += print(done(verdict)) ? 0 : 1;
            }
            out.printf("%d rows, %d do not hold%n", cases.size(), broken);
            return broken;
        }
    }

    private List<Case> setUp(String dialect, ExecutorService workers)
            throws IOException, InterruptedException {
        URI baseUrl = simulator.baseUri(dialect);
        Place second = shop.place(dialect + "-second", dialect, baseUrl);
        List<Row> rows = new ArrayList<>(Row.of(dialect));
        List<Callable<Case>> tasks = new ArrayList<>();
        for (int n = 0; n < rows.size(); n++) {
            int number = n;
            Row row = rows.get(n);
            URI where = row.reachesTheProvider() ? baseUrl : NOWHERE;
            tasks.add(() -> Case.setUp(shop, row, number, where, second));
        }
        List<Case> cases = new ArrayList<>();
        for (Future<Case> made : workers.invokeAll(tasks)) {
            cases.add(done(made));
        }
        return cases;
    }

    private static <T> T done(Future<T> task) throws IOException, InterruptedException {
        try {
            return task.get();
        } catch (ExecutionException failure) {
            throw new IOException(String.valueOf(failure.getCause()), failure);
        }
    }

    private boolean print(Verdict verdict) {
        Row row = verdict.row();
        List<String> seen = verdict.seen();
        out.printf(
                LINE,
                row.dialect(),
                row.name(),
                row.form().name().toLowerCase(java.util.Locale.ROOT),
                seen.get(0),
                seen.get(1),
                seen.get(2),
                seen.get(3),
                seen.get(4),
                seen.get(5));
        verdict.complaints().forEach(complaint -> out.println("    " + complaint));
        out.flush();
        return verdict.complaints().isEmpty();
    }
}
