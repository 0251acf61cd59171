package io.tollgate.billing.flush;

import io.tollgate.billing.ledger.Ledger;
import io.tollgate.billing.ledger.LedgerTransaction;
import io.tollgate.billing.ledger.TenantAccount;
import io.tollgate.billing.ledger.TenantAccounts;
import io.tollgate.catalog.id.TenantId;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.time.Instant;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;

/// Books settlements inside one transaction: usage records, daily totals, one ledger transaction
/// per tenant and period computed from the rows really inserted, and `flushed` for every entry,
/// inserted or not. A call that cannot have a record goes to the quarantine, its charge booked.
@ApplicationScoped
class Booking {
    /// Why a call is in quarantine whose charge is not booked.
    static final String NO_SUCH_TENANT = "no such tenant";

    private final UsageInsert usage;
    private final Quarantine quarantine;
    private final DailyTotals totals;
    private final TenantAccounts accounts;
    private final Ledger ledger;
    private final Clock clock;

    Booking(
            UsageInsert usage,
            Quarantine quarantine,
            DailyTotals totals,
            TenantAccounts accounts,
            Ledger ledger,
            Clock clock) {
        this.usage = usage;
        this.quarantine = quarantine;
        this.totals = totals;
        this.accounts = accounts;
        this.ledger = ledger;
        this.clock = clock;
    }

    /// Books in the caller's transaction and answers how many calls PostgreSQL did not know before.
    ///
    /// @param reference names the batch, unique for ever
    /// @param epoch whose `spent` the calls were added to
    /// @param fromStream whether Redis had added the charges to `spent` in that epoch
    @Transactional(Transactional.TxType.MANDATORY)
    int book(List<SettledCall> settled, String reference, long epoch, boolean fromStream) {
        return book(settled, reference, epoch, fromStream, clock.instant());
    }

    /// The same for calls that no stream has carried, posted as of an earlier moment.
    @Transactional(Transactional.TxType.MANDATORY)
    int bookAt(List<SettledCall> settled, String reference, Instant at) {
        return book(settled, reference, 0, false, at);
    }

    private int book(
            List<SettledCall> settled,
            String reference,
            long epoch,
            boolean fromStream,
            Instant at) {
        if (settled.isEmpty()) {
            return 0;
        }
        Map<TenantId, TenantAccount> before =
                accounts.lock(settled.stream().map(SettledCall::tenant).distinct().toList());
        List<SettledCall> calls =
                settled.stream().filter(call -> before.containsKey(call.tenant())).toList();
        keepCallsOfNobody(settled, before, reference);
        Postings postings = new Postings(at);
        UsageInsert.Outcome outcome = usage.insert(calls, postings::of);
        List<SettledCall> inserted = new ArrayList<>(outcome.inserted());
        inserted.addAll(quarantine.keep(outcome.refused(), reference, postings));
        totals.add(
                inserted,
                fromStream
                        ? new DailyTotals.Passed(epoch, calls)
                        : new DailyTotals.Passed(0, List.of()));
        Map<TenantId, TenantAccount> after = new TreeMap<>(before);
        ledger.append(post(inserted, after, reference, postings));
        if (fromStream) {
            for (SettledCall call : calls) {
                after.computeIfPresent(
                        call.tenant(), (id, account) -> account.flushed(epoch, call.chargeNanos()));
            }
        }
        after.replaceAll((id, account) -> account.versionedAfter(account(before, id), epoch));
        accounts.save(after.values());
        return inserted.size();
    }

    /// A tenant that is not there has no account to charge.
    private void keepCallsOfNobody(
            List<SettledCall> settled, Map<TenantId, TenantAccount> known, String reference) {
        quarantine.keepUnbooked(
                settled.stream()
                        .filter(call -> !known.containsKey(call.tenant()))
                        .map(call -> new UsageInsert.Refused(call, NO_SUCH_TENANT))
                        .toList(),
                reference);
    }

    private List<LedgerTransaction> post(
            List<SettledCall> inserted,
            Map<TenantId, TenantAccount> accountsNow,
            String reference,
            Postings postings) {
        Map<TenantId, Map<YearMonth, List<SettledCall>>> groups =
                inserted.stream()
                        .collect(
                                Collectors.groupingBy(
                                        SettledCall::tenant,
                                        TreeMap::new,
                                        Collectors.groupingBy(
                                                SettledCall::period,
                                                TreeMap::new,
                                                Collectors.toList())));
        List<LedgerTransaction> transactions = new ArrayList<>();
        groups.forEach((tenant, periods) ->
                periods.forEach((period, calls) -> {
                    UsagePosting.Posted posted =
                            UsagePosting.of(
                                    account(accountsNow, tenant),
                                    period,
                                    calls,
                                    reference,
                                    postings);
                    accountsNow.put(tenant, posted.account());
                    posted.transaction().ifPresent(transactions::add);
                }));
        return transactions;
    }

    private static TenantAccount account(Map<TenantId, TenantAccount> accounts, TenantId tenant) {
        TenantAccount account = accounts.get(tenant);
        if (account == null) {
            throw new IllegalStateException("usage of tenant " + tenant + ", who does not exist");
        }
        return account;
    }
}
