package io.tollgate.billing.model;

import static org.assertj.core.api.Assertions.assertThat;

import io.tollgate.billing.Calls;
import io.tollgate.billing.flush.Flush;
import io.tollgate.billing.flush.HalfFlush;
import io.tollgate.billing.ledger.TenantAccount;
import io.tollgate.billing.ledger.TenantAccounts;
import io.tollgate.billing.recovery.Sweeper;
import io.tollgate.billing.shard.BalanceScript;
import io.tollgate.billing.shard.OtherGateway;
import io.tollgate.billing.shard.RawRedis;
import io.tollgate.billing.shard.ShardCall;
import io.tollgate.billing.shard.ShardKeys;
import io.tollgate.billing.usage.CallId;
import io.tollgate.catalog.id.TenantId;
import io.vertx.redis.client.Command;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.stream.IntStream;

/// The parts of the real money core that a history moves apart from each other.
@ApplicationScoped
class RealMoney {
    private final Flush flush;
    private final Sweeper sweeper;
    private final TenantAccounts accounts;
    private final BalanceScript script;
    private final RawRedis redis;
    private final OtherGateway other;
    private final HalfFlush halfFlush;

    RealMoney(
            Flush flush,
            Sweeper sweeper,
            TenantAccounts accounts,
            BalanceScript script,
            RawRedis redis,
            OtherGateway other,
            HalfFlush halfFlush) {
        this.flush = flush;
        this.sweeper = sweeper;
        this.accounts = accounts;
        this.script = script;
        this.redis = redis;
        this.other = other;
        this.halfFlush = halfFlush;
    }

    /// Ends and books what other tests left.
    void clear() {
        var _ = sweep();
        var _ = flush(1);
    }

    int sweep() {
        sweeper.renewLeases();
        return sweeper.sweep();
    }

    int flush(int flushers) {
        return IntStream.range(0, flushers)
                .mapToObj(n -> CompletableFuture.supplyAsync(flush::flushAll))
                .toList()
                .stream()
                .mapToInt(CompletableFuture::join)
                .sum();
    }

    TenantAccount account(TenantId tenant) {
        return accounts.read(List.of(tenant)).values().iterator().next();
    }

    /// Publishes what an account was when it was read.
    void publish(TenantAccount read, long debtLimit) {
        ShardKeys keys = redis.keys(read.tenant());
        boolean loaded =
                script.load(
                        keys,
                        ShardCall.load(
                                read.tenant(),
                                read.baseNanos(keys.epoch()),
                                read.baseVersion(),
                                debtLimit),
                        List.of());
        assertThat(loaded).isTrue();
    }

    Optional<BalanceScript.Balance> redis(TenantId tenant) {
        return redis.balance(tenant);
    }

    void otherHolds(TenantId tenant, CallId call, long nanos) {
        other.hold(tenant, call, nanos);
        other.live(tenant);
    }

    void otherDies(TenantId tenant) {
        other.die(tenant);
    }

    void halfFlush(TenantId tenant) {
        halfFlush.run(tenant);
    }

    void restart(TenantId tenant) {
        redis.restart(tenant);
    }

    void empty() {
        assertThat(redis.run(Command.FLUSHALL)).isNotNull();
    }

    /// Must change nothing: the call is known.
    void handInAgain(TenantId tenant, CallId call) {
        var late = List.of(Calls.record(tenant, call, 1));
        assertThat(flush.book(late, "late:" + UUID.randomUUID())).isZero();
    }
}
