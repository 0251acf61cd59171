package io.tollgate.billing.model;

import static org.assertj.core.api.Assertions.assertThat;

import io.tollgate.billing.Bank;
import io.tollgate.billing.Calls;
import io.tollgate.billing.ledger.Entry;
import io.tollgate.billing.ledger.LedgerTransaction;
import io.tollgate.billing.ledger.TenantAccount;
import io.tollgate.billing.shard.Shard;
import io.tollgate.billing.topup.Credits;
import io.tollgate.billing.usage.CallId;
import io.tollgate.billing.usage.StoredUsage;
import io.tollgate.catalog.id.TenantId;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;

/// Plays steps on the real stores and on the model, and compares after each.
final class History {
    private static final long[] DEBT_LIMITS = {0, 40, 0};

    private final Bank bank;
    private final RealMoney real;
    private final List<Pair> pairs;

    private static final class Pair {
        final TenantId tenant;
        final ModelTenant model;
        final Map<Integer, CallId> calls = new HashMap<>();
        final List<TenantAccount> read = new ArrayList<>();

        Pair(TenantId tenant, ModelTenant model) {
            this.tenant = tenant;
            this.model = model;
        }

        CallId call(int number) {
            return calls.computeIfAbsent(number, any -> Calls.next());
        }
    }

    History(Bank bank, RealMoney real) {
        this.bank = bank;
        this.real = real;
        this.pairs =
                IntStream.range(0, Step.TENANTS)
                        .mapToObj(n ->
                                new Pair(
                                        bank.tenant(DEBT_LIMITS[n]),
                                        new ModelTenant(DEBT_LIMITS[n])))
                        .toList();
        // Before a first call of the tenant its account has to exist to be read.
        pairs.forEach(pair -> assertThat(real.account(pair.tenant)).isNotNull());
    }

    void play(int number, Step step) {
        try {
            play(step);
            pairs.forEach(this::compare);
        } catch (AssertionError difference) {
            throw new AssertionError("at step " + number + ", " + step, difference);
        }
    }

    private void play(Step step) {
        switch (step) {
            case Step.Reserve reserve -> reserve(pairs.get(reserve.tenant()), reserve);
            case Step.Settle settle -> settle(settle);
            case Step.Release release -> release(release);
            case Step.Post post -> post(pairs.get(post.tenant()), post.nanos());
            case Step.Publish publish -> publish(pairs.get(publish.tenant()));
            case Step.ReadBase read -> read(pairs.get(read.tenant()));
            case Step.PublishRead late -> publishRead(pairs.get(late.tenant()));
            case Step.Sweep sweep ->
                    assertThat(real.sweep())
                            .isEqualTo(pairs.stream().mapToInt(pair -> pair.model.sweep()).sum());
            case Step.Flush flush -> flush(flush.flushers());
            case Step.OtherReserve reserve -> otherReserve(pairs.get(reserve.tenant()), reserve);
            case Step.OtherDies dies -> otherDies(pairs.get(dies.tenant()));
            case Step.Checkpoint noted -> checkpoint(pairs.get(noted.tenant()), noted);
            case Step.HalfFlush half -> halfFlush(pairs.get(half.tenant()));
            case Step.Restart restart -> restart(pairs.get(restart.tenant()));
            case Step.Empty empty -> empty();
            case Step.HandIn late -> handIn(pairs.get(late.tenant()), late.call());
        }
    }

    private void reserve(Pair pair, Step.Reserve step) {
        // An id is not reserved again in another epoch, where its gateway was refused, nor by two
        // gateways.
        if (pair.model.isPast(step.call()) || pair.model.isOthers(step.call())) {
            return;
        }
        Instant deadline =
                step.expired()
                        ? Instant.now().minusMillis(1)
                        : Instant.now().plus(Duration.ofMinutes(10));
        assertThat(
                        bank.reserve(
                                Calls.request(
                                        pair.tenant,
                                        pair.call(step.call()),
                                        step.min(),
                                        step.max(),
                                        deadline)))
                .isEqualTo(pair.model.reserve(step));
    }

    private void settle(Step.Settle step) {
        Pair pair = pairs.get(step.tenant());
        assertThat(bank.settle(pair.tenant, pair.call(step.call()), step.computed()))
                .isEqualTo(pair.model.settle(step.call(), step.computed()));
    }

    private void release(Step.Release step) {
        Pair pair = pairs.get(step.tenant());
        assertThat(bank.release(pair.tenant, pair.call(step.call())))
                .isEqualTo(pair.model.release(step.call()));
    }

    private void post(Pair pair, long nanos) {
        assertThat(bank.post(pair.tenant, nanos)).isInstanceOf(Credits.Posted.class);
        pair.model.post(nanos);
    }

    private void publish(Pair pair) {
        bank.publish(pair.tenant);
        pair.model.publish();
    }

    private void read(Pair pair) {
        pair.read.add(real.account(pair.tenant));
        pair.model.readBase();
    }

    private void publishRead(Pair pair) {
        if (!pair.read.isEmpty()) {
            real.publish(pair.read.getLast(), pair.model.debtLimit);
        }
        pair.model.publishRead();
    }

    private void flush(int flushers) {
        var _ = real.flush(flushers);
        for (Pair pair : pairs) {
            pair.model.flush(real.redis(pair.tenant).isPresent());
        }
    }

    private void otherReserve(Pair pair, Step.OtherReserve step) {
        if (pair.model.canHold(step.call(), step.nanos())) {
            real.otherHolds(pair.tenant, pair.call(step.call()), step.nanos());
            pair.model.otherHolds(step.call(), step.nanos());
        }
    }

    private void otherDies(Pair pair) {
        List<Pair> shard = inShardOf(pair);
        if (shard.stream().anyMatch(neighbour -> neighbour.model.hasOthers())) {
            real.otherDies(pair.tenant);
            shard.forEach(neighbour -> neighbour.model.otherDies());
        }
    }

    private void checkpoint(Pair pair, Step.Checkpoint step) {
        CallId call = pair.call(step.call());
        long nanos =
                pair.model.held(step.call()).map(held -> Math.min(held, step.nanos())).orElse(0L);
        assertThat(bank.checkpoint(pair.tenant, call, nanos))
                .isEqualTo(pair.model.held(step.call()).isPresent());
        pair.model.checkpoint(step.call(), nanos);
    }

    private void halfFlush(Pair pair) {
        real.halfFlush(pair.tenant);
        inShardOf(pair).forEach(neighbour -> neighbour.model.halfFlush());
    }

    private void restart(Pair pair) {
        List<Pair> shard = inShardOf(pair);
        shard.forEach(this::learnOfSweeps);
        real.restart(pair.tenant);
        open(shard);
    }

    private void empty() {
        pairs.forEach(this::learnOfSweeps);
        real.empty();
        pairs.forEach(pair -> pair.model.empty());
        open(pairs);
    }

    /// Our gateway does not claim in the next epoch what it knows to be ended.
    private void learnOfSweeps(Pair pair) {
        for (int call : pair.model.swept()) {
            assertThat(bank.release(pair.tenant, pair.call(call)))
                    .isEqualTo(pair.model.release(call));
        }
    }

    private void open(List<Pair> shards) {
        bank.open();
        for (Pair pair : shards) {
            boolean inRedis = real.redis(pair.tenant).isPresent();
            pair.model.newEpoch(inRedis);
            assertThat(inRedis || !pair.model.holdsAnything()).isTrue();
            pair.read.clear();
        }
    }

    private void handIn(Pair pair, int call) {
        if (pair.model.isPast(call)) {
            real.handInAgain(pair.tenant, pair.call(call));
        }
    }

    private List<Pair> inShardOf(Pair pair) {
        return pairs.stream()
                .filter(other -> Shard.of(other.tenant).equals(Shard.of(pair.tenant)))
                .toList();
    }

    private void compare(Pair pair) {
        assertThat(real.redis(pair.tenant)).isEqualTo(pair.model.redis());
        if (pair.model.redis().isPresent()) {
            assertThat(pair.model.available()).isGreaterThanOrEqualTo(-pair.model.debtLimit);
        }
        var balance = bank.balance(pair.tenant);
        assertThat(balance.held().nanos()).isEqualTo(pair.model.held());
        assertThat(balance.totalCredits().nanos()).isEqualTo(pair.model.credited);
        assertThat(balance.totalUsage().nanos()).isEqualTo(pair.model.spent);
        assertThat(balance.available().nanos())
                .isEqualTo(pair.model.credited - pair.model.spent - pair.model.held());
    }

    /// Every call ends.
    void end() {
        for (Pair pair : pairs) {
            pair.calls.forEach((number, call) -> {
                assertThat(bank.release(pair.tenant, call)).isEqualTo(pair.model.release(number));
            });
        }
        flush(2);
    }

    /// Every call ends, whatever the model says, so that a failed history leaves nothing to the
    /// next.
    void abandon() {
        bank.open();
        for (Pair pair : pairs) {
            pair.calls
                    .values()
                    .forEach(call -> {
                        var _ = bank.release(pair.tenant, call);
                    });
        }
    }

    void proveTheEnd() {
        for (Pair pair : pairs) {
            compare(pair);
            assertThat(pair.model.held()).isZero();
            List<StoredUsage> usage = bank.usage(pair.tenant);
            assertThat(usage).hasSize(pair.model.records());
            assertThat(usage.stream().mapToLong(StoredUsage::chargeNanos).sum())
                    .isEqualTo(pair.model.spent);
            assertThat(usage.stream().mapToLong(StoredUsage::shortfallNanos).sum())
                    .isEqualTo(pair.model.shortfall);
            assertThat(charged(pair.tenant)).isEqualTo(pair.model.spent);
        }
        bank.audit(pairs.stream().map(pair -> pair.tenant).toArray(TenantId[]::new));
    }

    private long charged(TenantId tenant) {
        return -bank.ledger(tenant).stream()
                .filter(transaction -> transaction.kind() == LedgerTransaction.Kind.USAGE)
                .flatMap(transaction -> transaction.entries().stream())
                .filter(entry -> tenant.equals(entry.account().tenant()))
                .map(Entry::amount)
                .mapToLong(amount -> amount.nanos())
                .sum();
    }
}
