package io.tollgate.admin.statements;

import io.tollgate.admin.web.Refused;
import io.tollgate.billing.invoice.Statement;
import io.tollgate.billing.invoice.Statements;
import io.tollgate.catalog.id.KeyId;
import io.tollgate.catalog.key.ApiKeys;
import io.tollgate.catalog.tenant.Tenant;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.ws.rs.core.HttpHeaders;
import java.nio.charset.StandardCharsets;
import java.time.DateTimeException;
import java.time.YearMonth;
import java.util.HashMap;
import java.util.Map;
import org.jboss.resteasy.reactive.RestResponse;

/// Reads a tenant's month, on screen and as files. Blocks on PostgreSQL.
@ApplicationScoped
class ReadStatement {
    private static final int KEYS = 10_000;

    private final Statements statements;
    private final ApiKeys keys;

    ReadStatement(Statements statements, ApiKeys keys) {
        this.statements = statements;
        this.keys = keys;
    }

    /// 404 for a month that there never is. Throws [IllegalStateException] if it does not add up.
    StatementView of(Tenant tenant, String month) {
        Statement statement = statements.of(tenant, parse(month));
        if (!statement.addsUp()) {
            throw new IllegalStateException(
                    "the statement of " + tenant.id() + " for " + month + " does not add up");
        }
        Map<KeyId, String> names = new HashMap<>();
        keys.list(tenant.id(), KEYS, null).forEach(key -> names.put(key.id(), key.name()));
        return StatementView.of(tenant, statement, names);
    }

    RestResponse<byte[]> csv(Tenant tenant, String month) {
        return file(
                StatementCsv.write(of(tenant, month)).getBytes(StandardCharsets.UTF_8),
                "text/csv; charset=utf-8",
                month + ".csv");
    }

    RestResponse<byte[]> pdf(Tenant tenant, String month) {
        return file(StatementPdf.write(of(tenant, month)), "application/pdf", month + ".pdf");
    }

    private static RestResponse<byte[]> file(byte[] bytes, String type, String name) {
        return RestResponse.ResponseBuilder.ok(bytes, type)
                .header(
                        HttpHeaders.CONTENT_DISPOSITION,
                        "attachment; filename=\"statement-" + name + "\"")
                .build();
    }

    private static YearMonth parse(String month) {
        try {
            return YearMonth.parse(month);
        } catch (DateTimeException impossible) {
            throw Refused.notFound("month");
        }
    }
}
