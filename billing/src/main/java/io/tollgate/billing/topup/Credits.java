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

/// Posts what raises and lowers prepaid balances: grants, payments, refunds, corrections, expiries.
/// Blocks on PostgreSQL, and on Redis when publishing.
@ApplicationScoped
public class Credits {
    private final TenantAccounts accounts;
    private final Ledger ledger;
    private final PublishedBalances balances;
    private final CreditLots lots;
    private final Clock clock;

    Credits(
            TenantAccounts accounts,
            Ledger ledger,
            PublishedBalances balances,
            CreditLots lots,
            Clock clock) {
        this.accounts = accounts;
        this.ledger = ledger;
        this.balances = balances;
        this.lots = lots;
        this.clock = clock;
    }

    /// Why a balance moves.
    public enum Source {
        /// A gift of ours.
        GRANT,
        /// Money that came in by a rail.
        PAYMENT,
        /// Money that goes back by a rail.
        REFUND,
        /// A correction in the tenant's favour.
        ADJUSTMENT,
        /// A correction in ours.
        REDUCTION,
        /// A charge for a call that its caller was told to be free.
        CORRECTION,
        /// What is left of a credit whose time has come.
        EXPIRY;

        boolean lowers() {
            return this == REFUND || this == REDUCTION || this == EXPIRY;
        }

        /// As the ledger has it: an operator's corrections are adjustments, both ways.
        public LedgerTransaction.Kind kind() {
            return switch (this) {
                case GRANT -> LedgerTransaction.Kind.GRANT;
                case PAYMENT -> LedgerTransaction.Kind.PAYMENT;
                case REFUND -> LedgerTransaction.Kind.REFUND;
                case ADJUSTMENT, REDUCTION -> LedgerTransaction.Kind.ADJUSTMENT;
                case CORRECTION -> LedgerTransaction.Kind.CORRECTION;
                case EXPIRY -> LedgerTransaction.Kind.EXPIRY;
            };
        }
    }

    /// A movement to post.
    ///
    /// @param amount more than zero, in the tenant's currency, also where it lowers the balance
    /// @param reference unique per tenant and kind
    /// @param rail how a payment came or a refund goes
    /// @param expiresAt when what is left of a grant or payment goes, null for never
    public record Request(
            TenantId tenant,
            Source source,
            Money amount,
            String reference,
            @Nullable String reason,
            String rail,
            @Nullable Instant expiresAt) {
        /// Money that an operator moves by hand.
        public static final String BY_HAND = "manual";

        public Request {
            if (amount.nanos() <= 0) {
                throw new IllegalArgumentException("a movement is more than zero");
            }
            if (expiresAt != null && source != Source.GRANT && source != Source.PAYMENT) {
                throw new IllegalArgumentException("only new credit expires");
            }
        }

        public Request(
                TenantId tenant,
                Source source,
                Money amount,
                String reference,
                @Nullable String reason) {
            this(tenant, source, amount, reference, reason, BY_HAND, null);
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

    /// More than is available; calls in flight may hold the rest. Nothing was changed.
    public record NotAvailable(Money available) implements Outcome {}

    /// The shard is not open or the hold ended too early: try again. Nothing was changed.
    public record NotNow() implements Outcome {}

    /// Raises a balance, in the caller's transaction or in one of its own.
    @Transactional
    public Outcome post(Request request) {
        if (request.source().lowers()) {
            throw new IllegalArgumentException(request.source() + " needs a hold");
        }
        return post(request, null);
    }

    /// Raises a balance as of an earlier moment: books that are brought over from elsewhere.
    @Transactional
    public Outcome postAt(Request request, Instant at) {
        if (request.source().lowers()) {
            throw new IllegalArgumentException(request.source() + " needs a hold");
        }
        return post(request, null, at);
    }

    /// Raises or lowers a balance, in the caller's transaction or in one of its own. Close the
    /// decrease after that transaction.
    @Transactional
    public Outcome post(Request request, @Nullable Decrease decrease) {
        return post(request, decrease, clock.instant());
    }

    private Outcome post(Request request, @Nullable Decrease decrease, Instant at) {
        TenantAccount before = accounts.lock(List.of(request.tenant())).get(request.tenant());
        if (before == null) {
            return new UnknownTenant();
        }
        if (!before.currency().equals(request.amount().currency())) {
            return new WrongCurrency(before.currency().getCurrencyCode());
        }
        if (ledger.contains(request.tenant(), request.source().kind(), request.reference())) {
            return new DuplicateReference();
        }
        return decrease == null || !request.source().lowers()
                ? raise(request, before, at)
                : lower(request, before, decrease, at);
    }

    private Outcome raise(Request request, TenantAccount before, Instant at) {
        // Redis compares `available`, which stays below base; base in turn stays below what was
        // ever credited in this epoch.
        if (request.amount().nanos() > Money.MAX_NANOS - Math.max(0, before.postedNanos())) {
            return new BalanceTooLarge();
        }
        lots.consume(request.tenant(), before.creditNanos());
        TenantAccount.Moved moved = before.credit(request.amount().nanos());
        Posted posted = append(request, moved, at);
        long creditNow = moved.account().creditNanos();
        if (request.expiresAt() == null) {
            lots.raised(request.tenant(), creditNow);
        } else {
            lots.add(
                    request.tenant(),
                    posted.transaction(),
                    request.expiresAt(),
                    creditNow - before.creditNanos(),
                    creditNow);
        }
        return posted;
    }

    private Outcome lower(Request request, TenantAccount before, Decrease decrease, Instant at) {
        long nanos = request.amount().nanos();
        return switch (decrease.take(nanos, nanos)) {
            case Decreases.Taken.Granted granted ->
                    decrease.post() ? append(request, before.decrease(nanos), at) : new NotNow();
            case Decreases.Taken.TooLittle few ->
                    new NotAvailable(
                            new Money(Math.max(0, few.availableNanos()), before.currency()));
            case Decreases.Taken.Closed closed -> new NotNow();
        };
    }

    /// Posts the expiry of a lot, up to what is held. False when nothing is left of it.
    @Transactional
    boolean expire(CreditLots.Due lot, Money held, Decrease decrease) {
        TenantAccount before = accounts.lock(List.of(lot.tenant())).get(lot.tenant());
        if (before == null) {
            return false;
        }
        lots.consume(lot.tenant(), before.creditNanos());
        long nanos = Math.min(held.nanos(), lots.left(lot.lot()));
        if (nanos == 0 || !decrease.post()) {
            return false;
        }
        TenantAccount.Moved moved = before.decrease(nanos);
        int part = lots.expire(lot, nanos, moved.account().creditNanos());
        Posted posted =
                append(
                        new Request(
                                lot.tenant(),
                                Source.EXPIRY,
                                new Money(nanos, held.currency()),
                                "%s:%d".formatted(lot.lot(), part),
                                null),
                        moved,
                        clock.instant());
        return posted.balance().nanos() >= 0;
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

    private Posted append(Request request, TenantAccount.Moved moved, Instant at) {
        Money counter = request.source().lowers() ? request.amount() : request.amount().negated();
        List<Entry> entries = new ArrayList<>(moved.entries());
        entries.add(new Entry(counterpart(request), counter));
        LedgerTransaction transaction =
                new LedgerTransaction(
                        Ids.at(at),
                        request.source().kind(),
                        request.tenant(),
                        at,
                        YearMonth.from(at.atOffset(ZoneOffset.UTC)),
                        request.reference(),
                        request.reason(),
                        entries,
                        moved.account().posted());
        accounts.save(List.of(moved.account()));
        ledger.append(List.of(transaction));
        return new Posted(transaction.id(), at, transaction.balanceAfter());
    }

    private static Account counterpart(Request request) {
        return switch (request.source()) {
            case GRANT, ADJUSTMENT, REDUCTION -> Account.PROMOTIONS;
            case PAYMENT, REFUND -> Account.payments(request.rail());
            case CORRECTION -> Account.SHORTFALL;
            case EXPIRY -> Account.BREAKAGE;
        };
    }
}
