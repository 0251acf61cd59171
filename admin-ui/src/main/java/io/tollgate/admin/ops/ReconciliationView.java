package io.tollgate.admin.ops;

import io.tollgate.admin.web.MoneyView;
import io.tollgate.billing.reconcile.Reconciliation;
import io.tollgate.billing.shard.BalanceScript;
import java.util.Currency;
import org.jspecify.annotations.Nullable;

/// One tenant in Redis and in the ledger.
///
/// @param base what the ledger says Redis may spend from
/// @param redis null when Redis has not seen the tenant since it started
/// @param unflushed on its way into the ledger
/// @param driftNanos what cannot be explained, as digits; `"0"` is right
record ReconciliationView(
        String tenant,
        MoneyView posted,
        MoneyView base,
        @Nullable RedisView redis,
        MoneyView unflushed,
        String driftNanos) {
    record RedisView(MoneyView base, MoneyView spent, MoneyView held, MoneyView available) {
        static RedisView of(BalanceScript.Balance live, Currency currency) {
            return new RedisView(
                    MoneyView.of(live.base(), currency),
                    MoneyView.of(live.spent(), currency),
                    MoneyView.of(live.held(), currency),
                    MoneyView.of(live.available(), currency));
        }
    }

    static ReconciliationView of(Reconciliation.Line line, Currency currency) {
        BalanceScript.Balance live = line.redis();
        return new ReconciliationView(
                line.tenant().toString(),
                MoneyView.of(line.postedNanos(), currency),
                MoneyView.of(line.baseNanos(), currency),
                live == null ? null : RedisView.of(live, currency),
                MoneyView.of(line.unflushedNanos(), currency),
                Long.toString(line.driftNanos()));
    }
}
