package io.tollgate.billing.shard;

/// Redis failed or did not answer; whether a command took effect is unknown.
public final class RedisUnavailable extends RuntimeException {
    private static final long serialVersionUID = 1;

    public RedisUnavailable(Throwable cause) {
        super("Redis does not answer: " + cause, cause);
    }
}
