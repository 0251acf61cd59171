package io.tollgate.admin.ops;

import io.tollgate.admin.web.MoneyView;
import io.tollgate.billing.balance.RestoredBalances;
import io.tollgate.billing.recovery.Replay;
import java.util.List;

/// What a recovery from a restored PostgreSQL did.
///
/// @param shards how many were closed and are being opened; 0 if there was nothing to recover
/// @param replayed calls that were booked again
/// @param losses tenants whose balance is another than before the restore
record RecoveryView(int shards, int replayed, List<LossView> losses) {
    RecoveryView {
        losses = List.copyOf(losses);
    }

    /// @param before the balance as Redis knew it
    /// @param now the balance in the ledger
    record LossView(String tenant, MoneyView before, MoneyView now) {
        static LossView of(RestoredBalances.Loss loss) {
            return new LossView(
                    loss.tenant().toString(),
                    MoneyView.of(loss.before().nanos(), loss.before().currency()),
                    MoneyView.of(loss.now().nanos(), loss.now().currency()));
        }
    }

    static RecoveryView of(Replay.Outcome outcome) {
        return new RecoveryView(
                outcome.shards(),
                outcome.replayed(),
                outcome.losses().stream().map(LossView::of).toList());
    }
}
