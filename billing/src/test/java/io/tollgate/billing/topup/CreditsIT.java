package io.tollgate.billing.topup;

import static org.assertj.core.api.Assertions.assertThat;

import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.tollgate.billing.Bank;
import io.tollgate.billing.money.Money;
import io.tollgate.billing.shard.RawRedis;
import io.tollgate.catalog.id.Ids;
import io.tollgate.catalog.id.TenantId;
import io.tollgate.testkit.TestStores;
import jakarta.inject.Inject;
import java.util.Currency;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

@QuarkusTest
@WithTestResource(TestStores.class)
class CreditsIT {
    @Inject Bank bank;
    @Inject Credits credits;
    @Inject RawRedis redis;

    @BeforeEach
    void open() {
        bank.open();
    }

    @Test
    void aReferenceCountsOncePerSource() {
        TenantId tenant = bank.tenant(0);

        assertThat(credits.post(request(tenant, Credits.Source.GRANT, 5, "welcome")))
                .isInstanceOf(Credits.Posted.class);
        assertThat(credits.post(request(tenant, Credits.Source.GRANT, 5, "welcome")))
                .isEqualTo(new Credits.DuplicateReference());
        assertThat(credits.post(request(tenant, Credits.Source.PAYMENT, 7, "welcome")))
                .isInstanceOf(Credits.Posted.class);

        assertThat(bank.balance(tenant).posted().nanos()).isEqualTo(12);
    }

    @Test
    void theSameReferenceAtOnceCountsOnce() {
        TenantId tenant = bank.tenant(0);

        List<Credits.Outcome> outcomes =
                IntStream.range(0, 8)
                        .mapToObj(n ->
                                CompletableFuture.supplyAsync(() ->
                                        credits.post(
                                                request(tenant, Credits.Source.GRANT, 5, "once"))))
                        .toList()
                        .stream()
                        .map(CompletableFuture::join)
                        .toList();

        assertThat(outcomes).filteredOn(Credits.Posted.class::isInstance).hasSize(1);
        assertThat(bank.balance(tenant).posted().nanos()).isEqualTo(5);
    }

    @Test
    void unknownTenantsOtherCurrenciesAndTooMuchAreRefused() {
        TenantId tenant = bank.tenantWith(1);
        Credits.Request euros =
                new Credits.Request(
                        tenant,
                        Credits.Source.GRANT,
                        new Money(5, Currency.getInstance("EUR")),
                        "euros",
                        null);

        assertThat(credits.post(euros)).isEqualTo(new Credits.WrongCurrency("USD"));
        assertThat(bank.post(new TenantId(Ids.next()), 5)).isEqualTo(new Credits.UnknownTenant());
        assertThat(bank.post(tenant, Money.MAX_NANOS)).isEqualTo(new Credits.BalanceTooLarge());
        assertThat(bank.balance(tenant).posted().nanos()).isOne();
    }

    @Test
    void theLargestBalanceIsExactInRedis() {
        TenantId tenant = bank.tenant(0);
        bank.credit(tenant, Money.MAX_NANOS - 1);
        bank.credit(tenant, 1);

        assertThat(bank.hold(tenant, Money.MAX_NANOS)).isNotNull();

        assertThat(redis.balance(tenant))
                .hasValueSatisfying(b -> {
                    assertThat(b.held()).isEqualTo(Money.MAX_NANOS);
                    assertThat(b.available()).isZero();
                });
    }

    private static Credits.Request request(
            TenantId tenant, Credits.Source source, long nanos, String reference) {
        return new Credits.Request(
                tenant, source, new Money(nanos, Bank.USD), reference, "a reason");
    }
}
