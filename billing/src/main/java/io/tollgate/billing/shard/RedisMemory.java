package io.tollgate.billing.shard;

import io.vertx.redis.client.Command;
import io.vertx.redis.client.Request;
import jakarta.inject.Singleton;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// How full Redis is, as last measured. Settlements always run; calls are taken only while there is
/// room for their settlements. Thread-safe.
@Singleton
public class RedisMemory {
    /// From here on flushed entries are forgotten at once instead of being kept for a restore.
    private static final long TIGHT_PERCENT = 60;

    /// From here on no call is taken.
    private static final long SHORT_PERCENT = 80;

    private static final Pattern USED = Pattern.compile("(?m)^used_memory:(\\d+)");
    private static final Pattern MOST = Pattern.compile("(?m)^maxmemory:(\\d+)");

    private final RedisLink link;
    private volatile long percent;

    RedisMemory(RedisLink link) {
        this.link = link;
    }

    /// Asks Redis; blocks. Without a `maxmemory` there is always room.
    public void measure() {
        String info = Waits.forReply(link.send(Request.cmd(Command.INFO).arg("memory"))).toString();
        long most = number(MOST, info);
        percent = most == 0 ? 0 : number(USED, info) * 100 / most;
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
