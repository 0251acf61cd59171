package io.tollgate.bench.money;

import io.quarkus.runtime.QuarkusApplication;
import io.tollgate.bench.Scale;
import io.tollgate.bench.report.Spread;
import io.tollgate.bench.report.Table;
import io.tollgate.billing.flush.Flush;
import io.tollgate.billing.reconcile.LedgerCheck;
import io.tollgate.billing.recovery.Incarnations;
import io.tollgate.billing.recovery.Recovery;
import io.tollgate.billing.reservation.Reservations;
import io.tollgate.billing.shard.RedisLink;
import io.tollgate.billing.shard.RedisMemory;
import io.tollgate.billing.shard.Waits;
import io.tollgate.standalone.home.Refusal;
import io.vertx.redis.client.Command;
import io.vertx.redis.client.Request;
import io.vertx.redis.client.Response;
import java.util.ArrayList;
import java.util.List;

/// Rounds of pairs with Redis syncing always and every second, each followed by the flush of what
/// it settled.
public final class MoneyRun implements QuarkusApplication {
    /// As many as four busy gateways would have under way.
    private static final int AT_ONCE = 256;

    private static final List<String> SYNCS = List.of("always", "everysec");

    private final Reservations reservations;
    private final Flush flush;
    private final Recovery recovery;
    private final Incarnations incarnations;
    private final LedgerCheck check;
    private final RedisLink redis;
    private final RedisMemory memory;
    private final Till till;

    MoneyRun(
            Reservations reservations,
            Flush flush,
            Recovery recovery,
            Incarnations incarnations,
            LedgerCheck check,
            RedisLink redis,
            RedisMemory memory,
            Till till) {
        this.reservations = reservations;
        this.flush = flush;
        this.recovery = recovery;
        this.incarnations = incarnations;
        this.check = check;
        this.redis = redis;
        this.memory = memory;
        this.till = till;
    }

    @Override
    public int run(String... arguments) {
        MoneyBench.Work work = MoneyBench.work();
        Scale scale = work.scale();
        incarnations.beat();
        if (!recovery.openShards()) {
            throw new Refusal("the shards did not open");
        }
        Pairs pairs = new Pairs(reservations, till.customers());
        Pace pace = new Pace(work.redisPid(), work.postgresPid());
        warmUp(pairs, scale);
        List<List<Pace.Figures>> reserved = List.of(new ArrayList<>(), new ArrayList<>());
        List<Pace.Figures> flushed = new ArrayList<>();
        for (int round = 0; round < scale.rounds(); round++) {
            for (int sync = 0; sync < SYNCS.size(); sync++) {
                sync(SYNCS.get(sync));
                reserved.get(sync)
                        .add(pace.of(scale.pairs(), () -> pairs.run(scale.pairs(), AT_ONCE)));
                flushed.add(pace.of(scale.pairs(), () -> flush(scale.pairs())));
            }
        }
        work.out().print(report(reserved, flushed));
        work.out().println(audit(scale));
        incarnations.end();
        return 0;
    }

    private void warmUp(Pairs pairs, Scale scale) {
        long until = System.nanoTime() + scale.warmUp().toNanos();
        do {
            pairs.run(scale.pairs() / 5, AT_ONCE);
            flush(scale.pairs() / 5);
            incarnations.beat();
        } while (System.nanoTime() < until);
    }

    private void sync(String mode) {
        Response answer =
                Waits.forReply(
                        redis.send(
                                Request.cmd(Command.CONFIG)
                                        .arg("SET")
                                        .arg("appendfsync")
                                        .arg(mode)));
        if (!answer.toString().equals("OK")) {
            throw new Refusal("Redis does not sync " + mode + ": " + answer);
        }
    }

    private void flush(int expected) {
        // As the gateway does every second: a flush keeps what it has booked only while there is
        // room.
        memory.measure();
        int booked = flush.flushAll();
        till.booked(booked);
        if (booked != expected) {
            throw new Refusal("%d calls were settled, %d booked".formatted(expected, booked));
        }
    }

    private static String report(List<List<Pace.Figures>> reserved, List<Pace.Figures> flushed) {
        Table table = new Table("", "a second", "Redis CPU µs", "PostgreSQL CPU µs", "JVM CPU µs");
        for (int sync = 0; sync < SYNCS.size(); sync++) {
            row(table, "reserve and settle, synced " + SYNCS.get(sync), reserved.get(sync));
        }
        row(table, "flush, rows", flushed);
        return table.toString();
    }

    private static void row(Table table, String name, List<Pace.Figures> rounds) {
        table.row(
                name,
                Spread.of(rounds.stream().map(Pace.Figures::perSecond).toList()).full("%.0f"),
                Spread.of(rounds.stream().map(Pace.Figures::redisMicros).toList()).text("%.1f"),
                Spread.of(rounds.stream().map(Pace.Figures::postgresMicros).toList()).text("%.1f"),
                Spread.of(rounds.stream().map(Pace.Figures::jvmMicros).toList()).text("%.1f"));
    }

    private String audit(Scale scale) {
        LedgerCheck.Result result = check.run();
        long charged = till.chargedNanos();
        long due = till.booked() * Pairs.CHARGE_NANOS;
        if (!result.balanced() || !result.driftNanos().equals("0") || charged != due) {
            throw new Refusal(
                    "%d calls should have been charged %d nanos, the ledger says %d (%s)"
                            .formatted(till.booked(), due, charged, result));
        }
        return "All %d calls were settled and booked once; the ledger balances. %d at once, %d a round."
                .formatted(till.booked(), AT_ONCE, scale.pairs());
    }
}
