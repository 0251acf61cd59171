package io.tollgate.billing.flush;

import io.tollgate.billing.ledger.Account;
import io.tollgate.billing.ledger.Entry;
import io.tollgate.billing.ledger.LedgerTransaction;
import io.tollgate.billing.ledger.TenantAccount;
import io.tollgate.billing.money.Money;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.Currency;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Collectors;

/// Turns one tenant's inserted calls of one period into one transaction. Pure.
final class UsagePosting {
    private UsagePosting() {}

    /// The account after it, and the transaction, which is missing if nothing was worth anything.
    record Posted(TenantAccount account, Optional<LedgerTransaction> transaction) {}

    static Posted of(
            TenantAccount account,
            YearMonth period,
            List<SettledCall> calls,
            String reference,
            Postings postings) {
        long charge = calls.stream().mapToLong(SettledCall::chargeNanos).sum();
        long shortfall = calls.stream().mapToLong(SettledCall::shortfallNanos).sum();
        TenantAccount.Moved moved = account.charge(charge);
        List<Entry> entries = new ArrayList<>(moved.entries());
        add(entries, Account.SHORTFALL, -shortfall, account.currency());
        add(entries, Account.REVENUE, charge + shortfall, account.currency());
        entries.addAll(costs(calls));
        if (entries.isEmpty()) {
            return new Posted(moved.account(), Optional.empty());
        }
        return new Posted(
                moved.account(),
                Optional.of(
                        new LedgerTransaction(
                                postings.of(account.tenant(), period),
                                LedgerTransaction.Kind.USAGE,
                                account.tenant(),
                                postings.at(),
                                period,
                                reference + ":" + period,
                                null,
                                entries,
                                moved.account().posted())));
    }

    /// What their upstreams get for the calls.
    static List<Entry> costs(List<SettledCall> calls) {
        List<Entry> entries = new ArrayList<>();
        Map<String, Map<String, Long>> sums =
                calls.stream()
                        .flatMap(call -> call.cost().stream())
                        .collect(
                                Collectors.groupingBy(
                                        SettledRecord.UpstreamCost::upstream,
                                        TreeMap::new,
                                        Collectors.groupingBy(
                                                SettledRecord.UpstreamCost::currency,
                                                TreeMap::new,
                                                Collectors.summingLong(
                                                        SettledRecord.UpstreamCost::nanos))));
        sums.forEach((upstream, byCurrency) ->
                byCurrency.forEach((code, nanos) -> {
                    Currency currency = Currency.getInstance(code);
                    add(entries, Account.upstreamCost(upstream), -nanos, currency);
                    add(entries, Account.upstreamPayable(upstream), nanos, currency);
                }));
        return entries;
    }

    private static void add(List<Entry> entries, Account account, long nanos, Currency currency) {
        if (nanos != 0) {
            entries.add(new Entry(account, new Money(nanos, currency)));
        }
    }
}
