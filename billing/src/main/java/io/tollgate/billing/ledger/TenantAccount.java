package io.tollgate.billing.ledger;

import io.tollgate.billing.money.Money;
import io.tollgate.catalog.id.TenantId;
import java.util.ArrayList;
import java.util.Currency;
import java.util.List;

/// A tenant's running balance in PostgreSQL. Amounts are nanos of the tenant's currency; credit and
/// debt are never negative and never both positive.
///
/// @param creditedNanos lifetime credits net of decreases
/// @param flushedNanos what Redis had added to `spent` in `flushedEpoch` and the cursor has passed
/// @param baseVersion rises whenever [#baseNanos(long)] changes
public record TenantAccount(
        TenantId tenant,
        Currency currency,
        long creditNanos,
        long debtNanos,
        long creditedNanos,
        long flushedNanos,
        long flushedEpoch,
        long baseVersion) {

    /// An account after a movement, with the tenant's side of the transaction.
    public record Moved(TenantAccount account, List<Entry> entries) {
        public Moved {
            entries = List.copyOf(entries);
        }
    }

    /// Credit less debt.
    public long postedNanos() {
        return creditNanos - debtNanos;
    }

    /// What Redis may spend from in this epoch: posted plus what was flushed of the epoch's own
    /// spending.
    public long baseNanos(long epoch) {
        return Math.addExact(postedNanos(), flushedEpoch == epoch ? flushedNanos : 0);
    }

    /// Lifetime charges that have been flushed.
    public long chargedNanos() {
        return creditedNanos - postedNanos();
    }

    /// New money: pays debt first.
    public Moved credit(long nanos) {
        long paysDebt = Math.min(debtNanos, nanos);
        TenantAccount after =
                new TenantAccount(
                        tenant,
                        currency,
                        Math.addExact(creditNanos, nanos - paysDebt),
                        debtNanos - paysDebt,
                        Math.addExact(creditedNanos, nanos),
                        flushedNanos,
                        flushedEpoch,
                        baseVersion + 1);
        return new Moved(after, entries(nanos - paysDebt, paysDebt));
    }

    /// Money that goes again: a refund, a correction, an expiry. Never more than the credit.
    public Moved decrease(long nanos) {
        if (nanos > creditNanos) {
            throw new IllegalArgumentException("a decrease beyond the credit of " + tenant);
        }
        TenantAccount after =
                new TenantAccount(
                        tenant,
                        currency,
                        creditNanos - nanos,
                        debtNanos,
                        creditedNanos - nanos,
                        flushedNanos,
                        flushedEpoch,
                        baseVersion + 1);
        return new Moved(after, entries(-nanos, 0));
    }

    /// A charge: takes credit first, the rest becomes debt. Never refused, for the tokens are
    /// consumed.
    public Moved charge(long nanos) {
        long fromCredit = Math.min(creditNanos, nanos);
        TenantAccount after =
                new TenantAccount(
                        tenant,
                        currency,
                        creditNanos - fromCredit,
                        Math.addExact(debtNanos, nanos - fromCredit),
                        creditedNanos,
                        flushedNanos,
                        flushedEpoch,
                        baseVersion);
        return new Moved(after, entries(-fromCredit, fromCredit - nanos));
    }

    /// The cursor of `epoch` passed entries for which Redis had added this to `spent`.
    public TenantAccount flushed(long epoch, long nanos) {
        long before = flushedEpoch == epoch ? flushedNanos : 0;
        return new TenantAccount(
                tenant,
                currency,
                creditNanos,
                debtNanos,
                creditedNanos,
                Math.addExact(before, nanos),
                epoch,
                baseVersion);
    }

    /// A base that differs from `before` gets a newer version, so that it is published.
    public TenantAccount versionedAfter(TenantAccount before, long epoch) {
        return baseNanos(epoch) == before.baseNanos(epoch) || baseVersion > before.baseVersion
                ? this
                : new TenantAccount(
                        tenant,
                        currency,
                        creditNanos,
                        debtNanos,
                        creditedNanos,
                        flushedNanos,
                        flushedEpoch,
                        before.baseVersion + 1);
    }

    public Money posted() {
        return new Money(postedNanos(), currency);
    }

    private List<Entry> entries(long credit, long debt) {
        List<Entry> entries = new ArrayList<>(2);
        if (credit != 0) {
            entries.add(new Entry(Account.credit(tenant), new Money(credit, currency)));
        }
        if (debt != 0) {
            entries.add(new Entry(Account.debt(tenant), new Money(debt, currency)));
        }
        return entries;
    }
}
