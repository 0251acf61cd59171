package io.tollgate.billing.topup;

import io.tollgate.billing.balance.PublishedBalances;
import io.tollgate.billing.ledger.Account;
import io.tollgate.billing.ledger.Entry;
import io.tollgate.billing.ledger.Ledger;
import io.tollgate.billing.ledger.LedgerTransaction;
import io.tollgate.billing.ledger.TenantAccount;
import io.tollgate.billing.ledger.TenantAccounts;
import io.tollgate.billing.money.Money;
import io.tollgate.catalog.id.Ids;
import io.tollgate.catalog.id.TenantId;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.time.Instant;
import java.time.YearMonth;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// Posts grants and payments. Blocks on PostgreSQL, and on Redis when publishing.
@ApplicationScoped
public class Credits {
    private final TenantAccounts accounts;
    private final Ledger ledger;
    private final PublishedBalances balances;
    private final Clock clock;

    Credits(TenantAccounts accounts, Ledger ledger, PublishedBalances balances, Clock clock) {
        this.accounts = accounts;
        this.ledger = ledger;
        this.balances = balances;
        this.clock = clock;
    }

    /// Where new money comes from.
    public enum Source {
        /// A gift of ours.
        GRANT,
        /// Money that an operator has received.
        PAYMENT
    }

    /// A credit to post.
    ///
    /// @param amount more than zero, in the tenant's currency
    /// @param reference unique per tenant and source
    public record Request(
            TenantId tenant,
            Source source,
            Money amount,
            String reference,
            @Nullable String reason) {
        public Request {
            if (amount.nanos() <= 0) {
                throw new IllegalArgumentException("a credit is more than zero");
            }
        }
    }

    /// What became of a credit.
    public sealed interface Outcome {}

    /// It is in the ledger once the caller's transaction commits; [Credits#publish(TenantId)] then
    /// makes it spendable.
    public record Posted(UUID transaction, Instant at, Money balance) implements Outcome {}

    public record UnknownTenant() implements Outcome {}

    public record WrongCurrency(String expected) implements Outcome {}

    /// The tenant has a credit of this source and reference already.
    public record DuplicateReference() implements Outcome {}

    /// The balance would pass [Money#MAX_NANOS].
    public record BalanceTooLarge() implements Outcome {}

    /// Posts in the caller's transaction, or in one of its own.
    @Transactional
    public Outcome post(Request request) {
        TenantAccount before = accounts.lock(List.of(request.tenant())).get(request.tenant());
        if (before == null) {
            return new UnknownTenant();
        }
        if (!before.currency().equals(request.amount().currency())) {
            return new WrongCurrency(before.currency().getCurrencyCode());
        }
        LedgerTransaction.Kind kind = kind(request.source());
        if (ledger.contains(request.tenant(), kind, request.reference())) {
            return new DuplicateReference();
        }
        // Redis compares `available`, which stays below base; base in turn stays below what was
        // ever credited in this epoch.
        if (request.amount().nanos() > Money.MAX_NANOS - Math.max(0, before.postedNanos())) {
            return new BalanceTooLarge();
        }
        return append(request, kind, before.credit(request.amount().nanos()));
    }

    /// Makes committed credits spendable. Throws when Redis or PostgreSQL fails: the flusher
    /// publishes then.
    public void publish(TenantId tenant) {
        boolean published = balances.publish(tenant);
        if (!published) {
            System.getLogger(Credits.class.getName())
                    .log(
                            System.Logger.Level.INFO,
                            "balance of {0} is published when its shard opens",
                            tenant);
        }
    }

    private Posted append(Request request, LedgerTransaction.Kind kind, TenantAccount.Moved moved) {
        Instant now = clock.instant();
        List<Entry> entries = new ArrayList<>(moved.entries());
        entries.add(new Entry(counterpart(request.source()), request.amount().negated()));
        LedgerTransaction transaction =
                new LedgerTransaction(
                        Ids.next(),
                        kind,
                        request.tenant(),
                        now,
                        YearMonth.from(now.atOffset(ZoneOffset.UTC)),
                        request.reference(),
                        request.reason(),
                        entries,
                        moved.account().posted());
        accounts.save(List.of(moved.account()));
        ledger.append(List.of(transaction));
        return new Posted(transaction.id(), now, transaction.balanceAfter());
    }

    private static LedgerTransaction.Kind kind(Source source) {
        return switch (source) {
            case GRANT -> LedgerTransaction.Kind.GRANT;
            case PAYMENT -> LedgerTransaction.Kind.PAYMENT;
        };
    }

    private static Account counterpart(Source source) {
        return switch (source) {
            case GRANT -> Account.PROMOTIONS;
            case PAYMENT -> Account.payments("manual");
        };
    }
}
