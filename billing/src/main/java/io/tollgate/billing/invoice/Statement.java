package io.tollgate.billing.invoice;

import io.tollgate.billing.ledger.LedgerTransaction;
import io.tollgate.billing.money.Money;
import io.tollgate.billing.usage.UsageReport;
import io.tollgate.catalog.id.TenantId;
import java.time.Instant;
import java.time.YearMonth;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// A tenant's month. `opening + the movements - usageTotal = closing`, to the nano; the usage lines
/// add up to the usage total. A call belongs to the UTC month of its id.
///
/// @param opening posted balance (credit less debt) before the month
/// @param movements everything but usage, oldest first
/// @param usage a line a model and key
/// @param usageTotal what the ledger charged for calls of the month
/// @param preliminary whether the month is still running or its last calls may not be booked yet
public record Statement(
        TenantId tenant,
        YearMonth month,
        Money opening,
        List<Movement> movements,
        List<UsageReport.Line> usage,
        Money usageTotal,
        Money closing,
        boolean preliminary) {
    public Statement {
        movements = List.copyOf(movements);
        usage = List.copyOf(usage);
    }

    /// One transaction that is not usage.
    ///
    /// @param amount what it did to the balance, negative where it lowered it
    public record Movement(
            UUID id,
            Instant at,
            LedgerTransaction.Kind kind,
            String reference,
            @Nullable String reason,
            Money amount) {}

    /// Whether every part adds up; false is a fault of ours.
    public boolean addsUp() {
        long moved = movements.stream().mapToLong(movement -> movement.amount().nanos()).sum();
        long used = usage.stream().mapToLong(UsageReport.Line::charge).sum();
        return opening.nanos() + moved - usageTotal.nanos() == closing.nanos()
                && used == usageTotal.nanos();
    }
}
