package io.tollgate.billing.flush;

import io.tollgate.billing.flush.QuarantinedCall.Resolution;
import io.tollgate.billing.ledger.Entry;
import io.tollgate.billing.ledger.Ledger;
import io.tollgate.billing.ledger.LedgerTransaction;
import io.tollgate.billing.ledger.TenantAccount;
import io.tollgate.billing.ledger.TenantAccounts;
import io.tollgate.billing.money.Money;
import io.tollgate.billing.topup.Credits;
import io.tollgate.billing.usage.CallId;
import io.tollgate.catalog.id.Ids;
import io.tollgate.catalog.id.TenantId;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// The two ways out of quarantine, each taken once: the record is inserted after all, or it is
/// given up and the tenant gets its charge back. Deciding the same again changes nothing. Blocks on
/// PostgreSQL.
@ApplicationScoped
public class QuarantineRelease {
    private final QuarantineShelf shelf;
    private final Booking booking;
    private final UsageInsert usage;
    private final DailyTotals totals;
    private final TenantAccounts accounts;
    private final Ledger ledger;
    private final Credits credits;
    private final KeyCorrections keys;
    private final Clock clock;

    QuarantineRelease(
            QuarantineShelf shelf,
            Booking booking,
            UsageInsert usage,
            DailyTotals totals,
            TenantAccounts accounts,
            Ledger ledger,
            Credits credits,
            KeyCorrections keys,
            Clock clock) {
        this.shelf = shelf;
        this.booking = booking;
        this.usage = usage;
        this.totals = totals;
        this.accounts = accounts;
        this.ledger = ledger;
        this.credits = credits;
        this.keys = keys;
        this.clock = clock;
    }

    /// What became of it.
    public sealed interface Outcome {}

    /// It is out of quarantine.
    ///
    /// @param now whether by this request
    /// @param publish the tenant whose balance rose or fell, null for none
    public record Released(QuarantinedCall call, boolean now, @Nullable TenantId publish)
            implements Outcome {}

    public record NotInQuarantine() implements Outcome {}

    /// It went out the other way.
    public record DecidedOtherwise(QuarantinedCall call) implements Outcome {}

    /// PostgreSQL still does not take it; nothing was changed.
    public record StillRefused(String error) implements Outcome {}

    /// Inserts the record, in the caller's transaction, which must be rolled back unless it was
    /// released.
    @Transactional(Transactional.TxType.MANDATORY)
    public Outcome book(UUID id) {
        return decide(id, new Resolution(Resolution.Kind.BOOKED, null, now()));
    }

    /// Gives the record up, in the caller's transaction, which must be rolled back unless it was
    /// released.
    @Transactional(Transactional.TxType.MANDATORY)
    public Outcome writeOff(UUID id, String reason) {
        return decide(id, new Resolution(Resolution.Kind.WRITTEN_OFF, reason, now()));
    }

    private Instant now() {
        return clock.instant().truncatedTo(ChronoUnit.MICROS);
    }

    private Outcome decide(UUID id, Resolution resolution) {
        QuarantinedCall call = shelf.find(id).orElse(null);
        if (call == null) {
            return new NotInQuarantine();
        }
        if (!shelf.resolve(id, resolution)) {
            QuarantinedCall decided = shelf.find(id).orElse(call);
            return decided.isResolvedAs(resolution.kind())
                    ? new Released(decided, false, null)
                    : new DecidedOtherwise(decided);
        }
        String refused =
                resolution.kind() == Resolution.Kind.BOOKED
                        ? insert(call)
                        : giveBack(call, resolution.reason());
        if (refused != null) {
            return new StillRefused(refused);
        }
        return new Released(shelf.find(id).orElse(call), true, call.tenant());
    }

    /// Answers why it is refused, null if it is not.
    private @Nullable String insert(QuarantinedCall call) {
        SettledCall settled;
        try {
            settled =
                    SettledCall.of(
                            new CallId(call.id()),
                            call.chargeNanos(),
                            call.shortfallNanos(),
                            call.record());
        } catch (IllegalArgumentException unreadable) {
            return "it does not say whose call it was";
        }
        if (!call.charged()) {
            return booking.book(List.of(settled), reference(call), 0, false) == 1
                    ? null
                    : call.error();
        }
        TenantAccount account = accounts.lock(List.of(settled.tenant())).get(settled.tenant());
        if (account == null) {
            return Booking.NO_SUCH_TENANT;
        }
        UsageInsert.Outcome outcome =
                usage.insert(List.of(settled), inserted -> call.transaction());
        if (outcome.inserted().isEmpty()) {
            return outcome.refused().isEmpty()
                    ? "the call has a usage record"
                    : outcome.refused().getFirst().error();
        }
        List<SettledCall> records = List.of(settled.recordAlone());
        totals.add(records, new DailyTotals.Passed(0, List.of()));
        List<Entry> costs = UsagePosting.costs(records);
        if (!costs.isEmpty()) {
            ledger.append(List.of(cost(settled, account, call, costs)));
        }
        return null;
    }

    /// The charge was posted when the record was not; its cost is now.
    private LedgerTransaction cost(
            SettledCall settled, TenantAccount account, QuarantinedCall call, List<Entry> costs) {
        Instant now = clock.instant();
        return new LedgerTransaction(
                Ids.at(now),
                LedgerTransaction.Kind.CORRECTION,
                account.tenant(),
                now,
                settled.period(),
                reference(call),
                "the cost of the call " + call.id() + ", which was in quarantine",
                costs,
                account.posted());
    }

    private @Nullable String giveBack(QuarantinedCall call, @Nullable String reason) {
        TenantId tenant = call.tenant();
        if (tenant == null || !call.charged() || call.chargeNanos() == 0) {
            return null;
        }
        TenantAccount account = accounts.lock(List.of(tenant)).get(tenant);
        if (account == null) {
            return Booking.NO_SUCH_TENANT;
        }
        Credits.Outcome outcome =
                credits.post(
                        new Credits.Request(
                                tenant,
                                Credits.Source.CORRECTION,
                                new Money(call.chargeNanos(), account.currency()),
                                reference(call),
                                reason));
        if (!(outcome instanceof Credits.Posted)) {
            return "the charge could not be given back: " + outcome;
        }
        SettledCall settled =
                SettledCall.of(
                        new CallId(call.id()),
                        call.chargeNanos(),
                        call.shortfallNanos(),
                        call.record());
        keys.giveBack(settled.key(), settled.call(), call.chargeNanos());
        return null;
    }

    private static String reference(QuarantinedCall call) {
        return "quarantine:" + call.id();
    }
}
