package io.tollgate.admin.demodata;

import io.tollgate.billing.flush.Flush;
import io.tollgate.billing.ledger.Ledger;
import io.tollgate.billing.ledger.LedgerTransaction;
import io.tollgate.billing.ledger.TenantAccounts;
import io.tollgate.billing.money.Money;
import io.tollgate.billing.pricing.PriceBooks;
import io.tollgate.billing.topup.Credits;
import io.tollgate.billing.usage.UsageRecord;
import io.tollgate.catalog.id.KeyId;
import io.tollgate.catalog.id.TenantId;
import io.tollgate.catalog.model.Models;
import io.tollgate.catalog.tenant.Tenant;
import io.tollgate.catalog.upstream.Upstreams;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.YearMonth;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/// Books the companies' last thirty days as if they had happened: a transaction a company and day,
/// through the door by which settlements come that no stream has carried, at the prices of the
/// moment, and a payment whenever the balance would run low. A repeat goes on where an interrupted
/// one stopped and changes nothing after that. Blocks on PostgreSQL and Redis for some seconds.
@ApplicationScoped
class MakeDemoData {
    static final int DAYS = 30;
    private static final long NANOS = 1_000_000_000;

    /// What a company pays in at once, and the balance that it does not go below.
    private static final long PAYMENT_NANOS = 50 * NANOS;

    private static final long LOWEST_NANOS = 5 * NANOS;
    private static final String REFERENCE = "demo-data:";

    private final DemoTenants tenants;
    private final RemoveDemoData removal;
    private final Models models;
    private final Upstreams upstreams;
    private final PriceBooks prices;
    private final Flush flush;
    private final Credits credits;
    private final Ledger ledger;
    private final TenantAccounts accounts;
    private final Clock clock;

    MakeDemoData(
            DemoTenants tenants,
            RemoveDemoData removal,
            Models models,
            Upstreams upstreams,
            PriceBooks prices,
            Flush flush,
            Credits credits,
            Ledger ledger,
            TenantAccounts accounts,
            Clock clock) {
        this.tenants = tenants;
        this.removal = removal;
        this.models = models;
        this.upstreams = upstreams;
        this.prices = prices;
        this.flush = flush;
        this.credits = credits;
        this.ledger = ledger;
        this.accounts = accounts;
        this.clock = clock;
    }

    /// Makes what is missing; answers how many calls were booked.
    int make() {
        RatedCalls rating = rating();
        Instant now = clock.instant();
        LocalDate today = LocalDate.ofInstant(now, ZoneOffset.UTC);
        int booked = 0;
        for (Company company : Company.ALL) {
            Tenant tenant = tenant(company);
            List<KeyId> keys = tenants.keys(tenant, company);
            for (int ago = DAYS; ago > 0; ago--) {
                booked += book(company, tenant, keys, today.minusDays(ago), rating);
            }
            credits.publish(tenant.id());
        }
        return booked;
    }

    private RatedCalls rating() {
        return new RatedCalls(
                prices.load(),
                models.all().stream()
                        .collect(Collectors.toMap(model -> model.id().value(), model -> model)),
                upstreams.all().stream()
                        .collect(
                                Collectors.toMap(
                                        upstream -> upstream.id().toString(),
                                        upstream -> upstream)));
    }

    /// One whose removal was interrupted is removed first.
    private Tenant tenant(Company company) {
        Optional<Tenant> present = tenants.present(company);
        if (present.isPresent() && !present.get().active()) {
            removal.remove(present.get());
            present = Optional.empty();
        }
        return present.orElseGet(() -> tenants.open(company));
    }

    private int book(
            Company company, Tenant tenant, List<KeyId> keys, LocalDate day, RatedCalls rating) {
        String reference = REFERENCE + day;
        if (ledger.contains(
                tenant.id(), LedgerTransaction.Kind.USAGE, reference + ":" + YearMonth.from(day))) {
            return 0;
        }
        List<UsageRecord> records =
                new Plan(company)
                        .of(day).stream()
                                .flatMap(call -> rating.rate(tenant, keys, call).stream())
                                .toList();
        if (records.isEmpty()) {
            return 0;
        }
        Instant midnight = day.atStartOfDay(ZoneOffset.UTC).toInstant();
        payIn(tenant, day, midnight, records);
        return flush.book(records, reference, RatedCalls.latest(records, midnight).plusSeconds(1));
    }

    /// Before the day's first call, if its calls would bring the balance too low.
    private void payIn(Tenant tenant, LocalDate day, Instant midnight, List<UsageRecord> records) {
        long charge = records.stream().mapToLong(UsageRecord::computedNanos).sum();
        long missing = charge + LOWEST_NANOS - posted(tenant.id());
        if (missing <= 0) {
            return;
        }
        long payments = (missing + PAYMENT_NANOS - 1) / PAYMENT_NANOS;
        Credits.Outcome outcome =
                credits.postAt(
                        new Credits.Request(
                                tenant.id(),
                                Credits.Source.PAYMENT,
                                new Money(payments * PAYMENT_NANOS, tenant.currency()),
                                REFERENCE + day,
                                "Demonstration data"),
                        midnight);
        // A repeat finds the payment of the day whose calls an interruption left out.
        if (!(outcome instanceof Credits.Posted)
                && !(outcome instanceof Credits.DuplicateReference)) {
            throw new IllegalStateException("no payment for " + tenant.id() + ": " + outcome);
        }
    }

    private long posted(TenantId tenant) {
        return accounts.read(List.of(tenant)).values().stream()
                .mapToLong(account -> account.postedNanos())
                .sum();
    }
}
