package io.tollgate.standalone.doctor;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;

/// What lies in the database and wants somebody: old prices, records in quarantine.
final class Books {
    private static final int OLD_DAYS = 90;

    private static final String PRICE_AGE =
            "SELECT coalesce(extract(day FROM now() - max(created_at))::int::text, '')"
                    + " FROM price_table WHERE kind = '";

    private static final String UNDECIDED =
            "SELECT count(*) FROM quarantine q WHERE NOT EXISTS"
                    + " (SELECT FROM quarantine_resolution r WHERE r.id = q.id)";

    private Books() {}

    static List<Finding> look(Connection connection) throws SQLException {
        List<Finding> findings = new ArrayList<>();
        for (String kind : List.of("wholesale", "sell", "retail")) {
            findings.add(prices(kind, DatabaseServer.text(connection, PRICE_AGE + kind + "'")));
        }
        String waiting = DatabaseServer.text(connection, UNDECIDED);
        findings.add(
                waiting.equals("0")
                        ? Finding.ok("quarantine", "empty")
                        : Finding.note(
                                "quarantine",
                                waiting + " records that could not be inserted",
                                "GET /api/v1/ops/quarantine says why; book or write off each, see the"
                                        + " runbook."));
        return findings;
    }

    private static Finding prices(String kind, String days) {
        String subject = kind + " prices";
        if (days.isEmpty()) {
            return Finding.note(subject, "none", "Enter them in the console under Prices.");
        }
        return Integer.parseInt(days) > OLD_DAYS
                ? Finding.note(
                        subject,
                        "the newest version was entered %s days ago".formatted(days),
                        "Compare them with the provider's price page.")
                : Finding.ok(subject, "newest version entered %s days ago".formatted(days));
    }
}
