package io.tollgate.admin.statements;

import io.tollgate.admin.web.MoneyView;
import io.tollgate.billing.invoice.Statement;
import io.tollgate.billing.usage.UsageReport;
import io.tollgate.catalog.id.KeyId;
import io.tollgate.catalog.tenant.Tenant;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// A month: `opening + movements - usage_total = closing`.
///
/// @param month `yyyy-mm`, UTC
/// @param preliminary whether calls of the month may still be booked
public record StatementView(
        String tenant,
        String name,
        String month,
        boolean preliminary,
        MoneyView opening,
        List<MovementView> movements,
        List<UsageView> usage,
        MoneyView usageTotal,
        MoneyView closing) {
    /// Everything but usage.
    ///
    /// @param amount negative where it lowered the balance
    public record MovementView(
            String id,
            Instant at,
            String kind,
            String reference,
            @Nullable String reason,
            MoneyView amount) {}

    /// The calls of one model and key.
    ///
    /// @param callsUrl lists them
    public record UsageView(
            String model,
            String key,
            String keyName,
            long calls,
            long input,
            long cachedInput,
            long cacheWrite,
            long output,
            long reasoning,
            MoneyView charge,
            String callsUrl) {}

    /// @param keys names of the tenant's keys
    static StatementView of(Tenant tenant, Statement statement, Map<KeyId, String> keys) {
        return new StatementView(
                tenant.id().toString(),
                tenant.name(),
                statement.month().toString(),
                statement.preliminary(),
                MoneyView.of(statement.opening()),
                statement.movements().stream().map(StatementView::movement).toList(),
                statement.usage().stream().map(line -> usage(statement, line, keys)).toList(),
                MoneyView.of(statement.usageTotal()),
                MoneyView.of(statement.closing()));
    }

    private static MovementView movement(Statement.Movement movement) {
        return new MovementView(
                movement.id().toString(),
                movement.at(),
                movement.kind().wire(),
                movement.reference(),
                movement.reason(),
                MoneyView.of(movement.amount()));
    }

    private static UsageView usage(
            Statement statement, UsageReport.Line line, Map<KeyId, String> keys) {
        KeyId key = line.key();
        String model = line.model();
        if (key == null || model == null) {
            throw new IllegalArgumentException("a usage line without key or model");
        }
        return new UsageView(
                model,
                key.toString(),
                keys.getOrDefault(key, key.toString()),
                line.calls(),
                line.tokens().input(),
                line.tokens().cachedInput(),
                line.tokens().cacheWrite(),
                line.tokens().output(),
                line.tokens().reasoning(),
                MoneyView.of(line.charge(), line.currency()),
                "/api/v1/requests?tenant=%s&key=%s&model=%s&from=%s-01T00:00:00Z&to=%s-01T00:00:00Z"
                        .formatted(
                                statement.tenant(),
                                key,
                                model,
                                statement.month(),
                                statement.month().plusMonths(1)));
    }
}
