package io.tollgate.admin.statements;

import io.tollgate.admin.web.MoneyView;
import io.tollgate.billing.export.Csv;
import java.util.ArrayList;
import java.util.List;

/// A statement as a table: one line a balance, movement and usage, in the order of the statement.
final class StatementCsv {
    private static final List<String> HEADER =
            List.of(
                    "line",
                    "at",
                    "kind",
                    "reference",
                    "model",
                    "key",
                    "calls",
                    "input",
                    "cached_input",
                    "cache_write",
                    "output",
                    "reasoning",
                    "amount",
                    "currency");
    private static final List<String> NO_CALLS = List.of("", "", "", "", "", "", "", "");

    private StatementCsv() {}

    static String write(StatementView statement) {
        List<List<String>> lines = new ArrayList<>();
        lines.add(HEADER);
        lines.add(total("opening", statement.opening()));
        statement.movements().forEach(movement -> lines.add(movement(movement)));
        statement.usage().forEach(usage -> lines.add(usage(usage)));
        lines.add(total("usage_total", statement.usageTotal()));
        lines.add(total("closing", statement.closing()));
        return Csv.write(lines);
    }

    private static List<String> movement(StatementView.MovementView movement) {
        return line(
                List.of(
                        "movement",
                        movement.at().toString(),
                        movement.kind(),
                        Csv.harmless(movement.reference())),
                NO_CALLS,
                movement.amount());
    }

    private static List<String> usage(StatementView.UsageView usage) {
        return line(
                List.of("usage", "", "usage", ""),
                List.of(
                        Csv.harmless(usage.model()),
                        Csv.harmless(usage.keyName()),
                        Long.toString(usage.calls()),
                        Long.toString(usage.input()),
                        Long.toString(usage.cachedInput()),
                        Long.toString(usage.cacheWrite()),
                        Long.toString(usage.output()),
                        Long.toString(usage.reasoning())),
                new MoneyView("-" + usage.charge().amount(), usage.charge().currency()));
    }

    private static List<String> total(String name, MoneyView amount) {
        return line(List.of(name, "", "", ""), NO_CALLS, amount);
    }

    private static List<String> line(List<String> head, List<String> calls, MoneyView amount) {
        List<String> fields = new ArrayList<>(head);
        fields.addAll(calls);
        fields.add(amount.amount());
        fields.add(amount.currency());
        return fields;
    }
}
