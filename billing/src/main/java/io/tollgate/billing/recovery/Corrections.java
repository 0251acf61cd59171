package io.tollgate.billing.recovery;

import io.quarkus.narayana.jta.QuarkusTransaction;
import io.tollgate.billing.flush.KeyCorrections;
import io.tollgate.billing.ledger.Account;
import io.tollgate.billing.ledger.Entry;
import io.tollgate.billing.ledger.Ledger;
import io.tollgate.billing.ledger.LedgerTransaction;
import io.tollgate.billing.ledger.TenantAccount;
import io.tollgate.billing.ledger.TenantAccounts;
import io.tollgate.billing.money.Money;
import io.tollgate.billing.topup.Credits;
import io.tollgate.billing.usage.CallId;
import io.tollgate.billing.usage.StoredUsage;
import io.tollgate.billing.usage.UsageRecord;
import io.tollgate.billing.usage.UsageRecords;
import io.tollgate.catalog.id.Ids;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.YearMonth;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Currency;
import java.util.List;
import java.util.Optional;

/// Makes good, once, where a call's end in PostgreSQL is another than its gateway knows it to be. A
/// call charged too little, from the checkpoint of a gateway that was held for dead, is never the
/// tenant's: the rest is revenue that falls short, and the rest of its cost is owed. A call charged
/// although its caller was told that it is not gets its charge back, and its key's budget too.
/// Blocks on PostgreSQL, and on Redis when publishing.
@ApplicationScoped
public class Corrections {
    private final UsageRecords records;
    private final TenantAccounts accounts;
    private final Ledger ledger;
    private final Credits credits;
    private final KeyCorrections keys;
    private final Clock clock;

    Corrections(
            UsageRecords records,
            TenantAccounts accounts,
            Ledger ledger,
            Credits credits,
            KeyCorrections keys,
            Clock clock) {
        this.records = records;
        this.accounts = accounts;
        this.ledger = ledger;
        this.credits = credits;
        this.keys = keys;
        this.clock = clock;
    }

    /// Compares, however often it is asked. False while PostgreSQL does not have the call.
    public boolean correct(UsageRecord end) {
        Optional<StoredUsage> stored = records.find(end.call());
        stored.ifPresent(booked -> {
            long excess = booked.chargeNanos() - end.computedNanos();
            if (excess > 0) {
                giveBack(end, excess);
            } else {
                QuarkusTransaction.requiringNew().run(() -> bear(end, booked));
            }
        });
        return stored.isPresent();
    }

    private void giveBack(UsageRecord end, long nanos) {
        boolean given = QuarkusTransaction.requiringNew().call(() -> post(end, nanos));
        if (given) {
            credits.publish(end.tenant());
        }
    }

    /// To the tenant, and to the budget of the call's key.
    private boolean post(UsageRecord end, long nanos) {
        Credits.Outcome outcome =
                credits.post(
                        new Credits.Request(
                                end.tenant(),
                                Credits.Source.CORRECTION,
                                new Money(nanos, Currency.getInstance(end.currency())),
                                "unanswered:" + end.call(),
                                "the call " + end.call() + " ended in an error and is free"));
        if (outcome instanceof Credits.Posted) {
            keys.giveBack(end.key(), end.call(), nanos);
            return true;
        }
        return false;
    }

    private void bear(UsageRecord end, StoredUsage stored) {
        TenantAccount account = accounts.lock(List.of(end.tenant())).get(end.tenant());
        String reference = "swept:" + end.call();
        List<Entry> entries = difference(end, stored);
        if (account != null
                && !entries.isEmpty()
                && !ledger.contains(end.tenant(), LedgerTransaction.Kind.CORRECTION, reference)) {
            ledger.append(List.of(correction(end, account, reference, entries)));
        }
    }

    private LedgerTransaction correction(
            UsageRecord end, TenantAccount account, String reference, List<Entry> entries) {
        return new LedgerTransaction(
                Ids.next(),
                LedgerTransaction.Kind.CORRECTION,
                end.tenant(),
                clock.instant(),
                period(end.call()),
                reference,
                "what the call " + end.call() + " came to after its last checkpoint",
                entries,
                account.posted());
    }

    private static List<Entry> difference(UsageRecord end, StoredUsage stored) {
        List<Entry> entries = new ArrayList<>();
        long unpaid = end.computedNanos() - stored.chargeNanos() - stored.shortfallNanos();
        addPair(entries, Account.SHORTFALL, Account.REVENUE, unpaid, end.currency());
        UsageRecord.Upstream upstream = end.upstream();
        UsageRecord.Cost cost = end.cost();
        if (upstream != null && cost != null) {
            UsageRecord.Cost known = stored.record().cost();
            addPair(
                    entries,
                    Account.upstreamCost(upstream.name()),
                    Account.upstreamPayable(upstream.name()),
                    cost.nanos() - (known == null ? 0 : known.nanos()),
                    cost.currency());
        }
        return entries;
    }

    private static void addPair(
            List<Entry> entries, Account less, Account more, long nanos, String currency) {
        if (nanos > 0) {
            Currency unit = Currency.getInstance(currency);
            entries.add(new Entry(less, new Money(-nanos, unit)));
            entries.add(new Entry(more, new Money(nanos, unit)));
        }
    }

    private static YearMonth period(CallId call) {
        return YearMonth.from(call.moment().atOffset(ZoneOffset.UTC));
    }
}
