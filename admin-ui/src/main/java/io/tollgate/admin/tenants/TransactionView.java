package io.tollgate.admin.tenants;

import io.tollgate.admin.web.MoneyView;
import io.tollgate.billing.ledger.Entry;
import io.tollgate.billing.ledger.LedgerTransaction;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// A transaction of the ledger. A positive amount raises its account; the amounts of one currency
/// sum to zero.
public record TransactionView(
        String id,
        String kind,
        Instant at,
        String reference,
        @Nullable String reason,
        List<EntryView> entries,
        MoneyView balanceAfter) {
    public record EntryView(String account, MoneyView amount) {
        static EntryView of(Entry entry) {
            return new EntryView(entry.account().name(), MoneyView.of(entry.amount()));
        }
    }

    public static TransactionView whole(LedgerTransaction transaction) {
        return view(transaction, transaction.entries());
    }

    /// Without what we owe upstreams, which is no business of the tenant's. Those entries sum to
    /// zero among themselves.
    public static TransactionView forTenant(LedgerTransaction transaction) {
        return view(
                transaction,
                transaction.entries().stream()
                        .filter(entry -> !entry.account().name().startsWith("upstream_"))
                        .toList());
    }

    private static TransactionView view(LedgerTransaction transaction, List<Entry> entries) {
        return new TransactionView(
                transaction.id().toString(),
                transaction.kind().wire(),
                transaction.at(),
                transaction.reference(),
                transaction.reason(),
                entries.stream().map(EntryView::of).toList(),
                MoneyView.of(transaction.balanceAfter()));
    }
}
