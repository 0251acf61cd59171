package io.tollgate.admin.ops;

import io.tollgate.admin.web.MoneyView;
import io.tollgate.billing.reconcile.BatchDrift;
import io.tollgate.billing.reconcile.Reconciliation;
import io.tollgate.billing.shard.BalanceScript;
import java.util.Currency;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// One tenant in Redis and in the ledger.
///
/// @param base what the ledger says Redis may spend from
/// @param redis null when Redis has not seen the tenant since it started
/// @param unflushed on its way into the ledger
/// @param driftNanos what cannot be explained, as digits; `"0"` is right
/// @param batches that were posted as something else than their calls come to; none is right
record ReconciliationView(
        String tenant,
        MoneyView posted,
        MoneyView base,
        @Nullable RedisView redis,
        MoneyView unflushed,
        String driftNanos,
        List<BatchView> batches) {
    ReconciliationView {
        batches = List.copyOf(batches);
    }

    /// @param transaction that the batch's calls name
    /// @param reference of the transaction, empty where the ledger has none
    /// @param used what its calls were charged
    /// @param posted what the ledger charged for them
    /// @param driftNanos differences of charge, revenue and cost together, as digits
    record BatchView(
            String transaction,
            String reference,
            long calls,
            MoneyView used,
            MoneyView posted,
            String driftNanos) {
        static BatchView of(BatchDrift.Line line, Currency currency) {
            return new BatchView(
                    line.transaction().toString(),
                    line.reference(),
                    line.calls(),
                    MoneyView.of(line.usedNanos(), currency),
                    MoneyView.of(line.postedNanos(), currency),
                    Long.toString(line.driftNanos()));
        }
    }

    record RedisView(MoneyView base, MoneyView spent, MoneyView held, MoneyView available) {
        static RedisView of(BalanceScript.Balance live, Currency currency) {
            return new RedisView(
                    MoneyView.of(live.base(), currency),
                    MoneyView.of(live.spent(), currency),
                    MoneyView.of(live.held(), currency),
                    MoneyView.of(live.available(), currency));
        }
    }

    static ReconciliationView of(
            Reconciliation.Line line, List<BatchDrift.Line> batches, Currency currency) {
        BalanceScript.Balance live = line.redis();
        return new ReconciliationView(
                line.tenant().toString(),
                MoneyView.of(line.postedNanos(), currency),
                MoneyView.of(line.baseNanos(), currency),
                live == null ? null : RedisView.of(live, currency),
                MoneyView.of(line.unflushedNanos(), currency),
                Long.toString(line.driftNanos()),
                batches.stream().map(batch -> BatchView.of(batch, currency)).toList());
    }
}
