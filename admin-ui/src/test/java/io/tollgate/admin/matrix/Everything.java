package io.tollgate.admin.matrix;

import static io.tollgate.admin.support.Browser.bean;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import javax.sql.DataSource;

/// All that the database holds, to tell whether a request has changed anything.
///
/// @param tables for each table the number of its rows and a digest of them
record Everything(Map<String, String> tables) {
    static Everything now() {
        Map<String, String> tables = new TreeMap<>();
        try (Connection connection = bean(DataSource.class).getConnection();
                Statement statement = connection.createStatement();
                ResultSet found = statement.executeQuery(digests(names(connection)))) {
            while (found.next()) {
                tables.put(found.getString(1), found.getString(2));
            }
        } catch (SQLException failure) {
            throw new IllegalStateException(failure);
        }
        return new Everything(tables);
    }

    private static List<String> names(Connection connection) throws SQLException {
        List<String> names = new ArrayList<>();
        try (Statement statement = connection.createStatement();
                ResultSet found =
                        statement.executeQuery(
                                """
                                SELECT table_name FROM information_schema.tables
                                WHERE table_schema = 'public' AND table_type = 'BASE TABLE'
                                """)) {
            while (found.next()) {
                names.add(found.getString(1));
            }
        }
        return names;
    }

    /// One question for all tables: thousands of them are asked.
    private static String digests(List<String> tables) {
        return tables.stream()
                .map(
                        """
                        SELECT '%1$s', count(*) || ' ' || coalesce(md5(string_agg(row, '|' ORDER BY row)), '')
                        FROM (SELECT t::text AS row FROM "%1$s" t) rows
                        """
                                ::formatted)
                .collect(Collectors.joining(" UNION ALL "));
    }
}
