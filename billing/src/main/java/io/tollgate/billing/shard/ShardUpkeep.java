package io.tollgate.billing.shard;

import io.vertx.redis.client.Command;
import io.vertx.redis.client.Request;
import io.vertx.redis.client.Response;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletionStage;

/// What keeps a shard's Redis data small and its holds owned. Blocks on Redis.
@ApplicationScoped
public class ShardUpkeep {
    /// Committed entries stay this long, so that a restored PostgreSQL can be replayed, unless they
    /// take more room than they may.
    private static final Duration KEPT = Duration.ofMinutes(15);

    /// Entries forgotten a call, each of up to 128 calls: a script must not hold Redis for long.
    private static final int TRIMMED = 50;

    private static final Script TRIM = Script.named("trim.lua");
    private static final Script FENCE = Script.named("fence.lua");
    private static final Script OPEN = Script.named("open.lua");
    private static final Script ALIVE = Script.named("alive.lua");

    private final RedisLink link;
    private final BatchScript script;
    private final RedisMemory memory;

    ShardUpkeep(RedisLink link, Incarnation incarnation, RedisMemory memory) {
        this.link = link;
        this.memory = memory;
        this.script = new BatchScript(incarnation);
    }

    /// Notes the committed cursor and forgets entries that are before it and older than they need
    /// be, or more than they may be: the oldest first. An unknown epoch changes nothing.
    public void trim(ShardKeys keys, String cursor) {
        long oldest = memory.isTight() ? now() : now() - KEPT.toMillis();
        String before = millis(cursor) < oldest ? cursor : oldest + "-0";
        long surplus = memory.keepsTooMuch() ? memory.surplusOf(entries(keys)) : 0;
        long forgotten;
        do {
            forgotten = forget(keys, cursor, before, surplus);
            surplus = Math.max(0, surplus - forgotten);
        } while (forgotten == TRIMMED);
    }

    private long forget(ShardKeys keys, String cursor, String before, long surplus) {
        Response forgotten =
                Waits.forReply(
                        TRIM.run(
                                link,
                                List.of(keys.meta(), keys.usage(), keys.tombstones()),
                                List.of(
                                        Long.toString(keys.epoch()),
                                        cursor,
                                        before,
                                        Integer.toString(TRIMMED),
                                        Long.toString(surplus))));
        return Long.parseLong(forgotten.toString());
    }

    private long entries(ShardKeys keys) {
        Response entries = Waits.forReply(link.send(Request.cmd(Command.XLEN).arg(keys.usage())));
        return Long.parseLong(entries.toString());
    }

    /// Lengthens this process's lease on the shard. False when the epoch is over.
    public boolean renewLease(ShardKeys keys) {
        return !BatchScript.isEpochOver(Waits.forReply(script.renew(link, keys)));
    }

    /// Ends every epoch before this one: from now on none of their operations runs. False when
    /// Redis has seen a higher one.
    public boolean fence(ShardKeys keys) {
        return Waits.forReply(
                        FENCE.run(link, List.of(keys.meta()), List.of(Long.toString(keys.epoch()))))
                .toString()
                .equals("1");
    }

    /// The highest epoch that Redis has seen of the shard, 0 for none.
    public long lastEpoch(Shard shard) {
        Response meta =
                Waits.forReply(
                        link.send(
                                Request.cmd(Command.HMGET)
                                        .arg(ShardKeys.meta(shard))
                                        .arg("epoch")));
        return meta.get(0) == null ? 0 : Long.parseLong(meta.get(0).toString());
    }

    /// The last committed cursor that Redis was told of in this epoch; `0-0` for none. Does not
    /// block.
    public CompletionStage<String> notedCursor(ShardKeys keys) {
        return link.send(Request.cmd(Command.HMGET).arg(keys.meta()).arg("epoch").arg("cursor"))
                .thenApply(meta -> {
                    boolean present =
                            meta.get(0) != null
                                    && meta.get(0).toString().equals(Long.toString(keys.epoch()))
                                    && meta.get(1) != null;
                    return present ? meta.get(1).toString() : "0-0";
                });
    }

    /// Starts an epoch in this life of the server. False when Redis has seen a higher one.
    public boolean open(ShardKeys keys) {
        return Waits.forReply(
                        OPEN.run(link, List.of(keys.meta()), List.of(Long.toString(keys.epoch()))))
                .toString()
                .equals("1");
    }

    /// The epoch whose data is of this life of the server; 0 when there is none.
    public long alive(Shard shard) {
        String epoch =
                Waits.forReply(ALIVE.run(link, List.of(ShardKeys.meta(shard)), List.of()))
                        .toString();
        return epoch.isEmpty() ? 0 : Long.parseLong(epoch);
    }

    /// Removes keys of an epoch that is over.
    public void remove(List<String> keys) {
        if (!keys.isEmpty()) {
            Request unlink = Request.cmd(Command.UNLINK);
            keys.forEach(unlink::arg);
            Response removed = Waits.forReply(link.send(unlink));
            System.getLogger(ShardUpkeep.class.getName())
                    .log(System.Logger.Level.DEBUG, "{0} keys of an old epoch removed", removed);
        }
    }

    /// A whole hash as field, value, field, value …
    public List<String> hash(String key) {
        List<String> parts = new ArrayList<>();
        // RESP3 maps are read by their keys, RESP2 as a flat list.
        Response reply = Waits.forReply(link.send(Request.cmd(Command.HGETALL).arg(key)));
        for (String field : reply.getKeys()) {
            parts.add(field);
            parts.add(reply.get(field).toString());
        }
        return parts;
    }

    /// Redis time in milliseconds since 1970.
    public long now() {
        Response time = Waits.forReply(link.send(Request.cmd(Command.TIME)));
        return Long.parseLong(time.get(0).toString()) * 1_000
                + Long.parseLong(time.get(1).toString()) / 1_000;
    }

    private static long millis(String entry) {
        return Long.parseLong(entry.substring(0, entry.indexOf('-')));
    }
}
