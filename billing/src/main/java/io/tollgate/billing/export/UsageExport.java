package io.tollgate.billing.export;

import de.siegmar.fastcsv.writer.CsvWriter;
import io.tollgate.billing.money.Decimals;
import io.tollgate.catalog.id.TenantId;
import jakarta.enterprise.context.ApplicationScoped;
import java.io.IOException;
import java.io.Writer;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;

/// Every flushed call of a range, oldest first, in constant memory. Blocks on PostgreSQL and on the
/// reader.
@ApplicationScoped
public class UsageExport {
    /// Rows that the driver holds at once.
    private static final int FETCHED = 500;

    private static final String ROWS =
            """
            SELECT * FROM usage_record WHERE created_at >= ? AND created_at < ? AND (?::uuid IS NULL OR tenant_id = ?)
            ORDER BY created_at, id\
            """;

    private final DataSource database;

    UsageExport(DataSource database) {
        this.database = database;
    }

    /// Which calls, and for whom.
    ///
    /// @param from inclusive
    /// @param to exclusive
    /// @param tenant null for all
    /// @param withCost whether what we pay is told
    public record Query(Instant from, Instant to, @Nullable TenantId tenant, boolean withCost) {}

    /// A line a call, with a header; RFC 4180. Text that a spreadsheet would take for a formula
    /// gets an apostrophe in front.
    public void csv(Query query, Writer out) throws IOException {
        List<UsageColumn> columns = UsageColumn.of(query.withCost());
        CsvWriter csv = CsvWriter.builder().build(out);
        csv.writeRecord(columns.stream().map(UsageColumn::title).toList());
        each(
                query,
                row -> {
                    List<String> fields = new ArrayList<>(columns.size());
                    for (UsageColumn column : columns) {
                        String value = column.read(row);
                        fields.add(
                                value == null ? "" : column.text() ? Csv.harmless(value) : value);
                    }
                    csv.writeRecord(fields);
                });
        csv.flush();
    }

    /// A JSON object a line; amounts are decimal strings.
    public void jsonLines(Query query, Writer out) throws IOException {
        List<UsageColumn> columns = UsageColumn.of(query.withCost());
        JsonLines lines = new JsonLines(out);
        each(query, row -> lines.write(columns, row));
        out.flush();
    }

    static String money(long nanos) {
        return Decimals.format(nanos);
    }

    private interface Sink {
        void row(ResultSet row) throws SQLException, IOException;
    }

    private void each(Query query, Sink sink) throws IOException {
        try (Connection connection = database.getConnection()) {
            boolean before = connection.getAutoCommit();
            // The driver reads in portions only inside a transaction.
            connection.setAutoCommit(false);
            try (PreparedStatement rows = connection.prepareStatement(ROWS)) {
                rows.setFetchSize(FETCHED);
                rows.setObject(1, query.from().atOffset(ZoneOffset.UTC));
                rows.setObject(2, query.to().atOffset(ZoneOffset.UTC));
                UUID tenant = query.tenant() == null ? null : query.tenant().value();
                rows.setObject(3, tenant);
                rows.setObject(4, tenant);
                try (ResultSet row = rows.executeQuery()) {
                    while (row.next()) {
                        sink.row(row);
                    }
                }
            } finally {
                connection.rollback();
                connection.setAutoCommit(before);
            }
        } catch (SQLException failure) {
            throw new IllegalStateException("usage records do not answer", failure);
        }
    }
}
