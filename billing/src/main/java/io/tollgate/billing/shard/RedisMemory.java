package io.tollgate.billing.shard;

import io.vertx.redis.client.Command;
import io.vertx.redis.client.Request;
import io.vertx.redis.client.Response;
import jakarta.inject.Singleton;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletionStage;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// How full Redis is, as last measured, and with what. Settlements always run; calls are taken only
/// while there is room for their settlements, and what is booked already has a tenth of the room.
/// Thread-safe.
@Singleton
public class RedisMemory {
    /// From here on flushed entries are forgotten at once instead of being kept for a restore.
    private static final long TIGHT_PERCENT = 60;

    /// From here on no call is taken.
    private static final long SHORT_PERCENT = 80;

    /// What flushed entries may have of `maxmemory`, however young they are.
    private static final long KEPT_PERCENT = 10;

    private static final long PERMILLE = 1_000;

    private static final Script KEPT = Script.named("kept.lua");

    private static final Pattern USED = Pattern.compile("(?m)^used_memory:(\\d+)");
    private static final Pattern MOST = Pattern.compile("(?m)^maxmemory:(\\d+)");

    private final RedisLink link;
    private final Epochs epochs;
    private volatile long percent;
    private volatile long surplusPermille;

    RedisMemory(RedisLink link, Epochs epochs) {
        this.link = link;
        this.epochs = epochs;
    }

    /// Asks Redis; blocks. Without a `maxmemory` there is always room.
    public void measure() {
        String info = Waits.forReply(link.send(Request.cmd(Command.INFO).arg("memory"))).toString();
        long most = number(MOST, info);
        percent = most == 0 ? 0 : number(USED, info) * 100 / most;
        surplusPermille = most == 0 ? 0 : surplus(kept(), most * KEPT_PERCENT / 100);
    }

    /// Bytes of the streams and their tombstones in open shards. What of them is not flushed yet
    /// counts too: it is little, for no flush trims before it has flushed.
    private long kept() {
        List<CompletionStage<Response>> sizes = new ArrayList<>();
        for (Shard shard : Shard.ALL) {
            if (epochs.isOpen(shard)) {
                ShardKeys keys = epochs.keys(shard);
                sizes.add(KEPT.run(link, List.of(keys.usage(), keys.tombstones()), List.of()));
            }
        }
        long bytes = 0;
        for (CompletionStage<Response> size : sizes) {
            bytes += Long.parseLong(Waits.forReply(size).toString());
        }
        return bytes;
    }

    private static long surplus(long bytes, long allowed) {
        return bytes <= allowed ? 0 : PERMILLE - allowed * PERMILLE / bytes;
    }

    /// How many of so many entries are more than flushed ones may take, rounded up.
    long surplusOf(long entries) {
        return (entries * surplusPermille + PERMILLE - 1) / PERMILLE;
    }

    /// Whether flushed entries take more room than they may.
    public boolean keepsTooMuch() {
        return surplusPermille > 0;
    }

    public long percent() {
        return percent;
    }

    public boolean isShort() {
        return percent >= SHORT_PERCENT;
    }

    /// Whether what is booked already should make room.
    public boolean isTight() {
        return percent >= TIGHT_PERCENT;
    }

    private static long number(Pattern pattern, String info) {
        Matcher matcher = pattern.matcher(info);
        return matcher.find() ? Long.parseLong(matcher.group(1)) : 0;
    }
}
