package io.tollgate.billing.shard;

import io.tollgate.catalog.id.TenantId;
import io.vertx.redis.client.Command;
import io.vertx.redis.client.Redis;
import io.vertx.redis.client.Request;
import io.vertx.redis.client.Response;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/// Redis behind the back of the money core, on a connection of its own.
@ApplicationScoped
public class RawRedis {
    private static final Duration PATIENCE = Duration.ofSeconds(10);

    private final Redis redis;
    private final Epochs epochs;
    private final BalanceScript balances;

    RawRedis(Redis redis, Epochs epochs, BalanceScript balances) {
        this.redis = redis;
        this.epochs = epochs;
        this.balances = balances;
    }

    public @Nullable Response run(Command command, String... arguments) {
        Request request = Request.cmd(command);
        for (String argument : arguments) {
            request.arg(argument);
        }
        return redis.send(request)
                .toCompletionStage()
                .toCompletableFuture()
                .orTimeout(PATIENCE.toMillis(), TimeUnit.MILLISECONDS)
                .join();
    }

    public Optional<BalanceScript.Balance> balance(TenantId tenant) {
        return balances.read(keys(tenant), tenant);
    }

    public ShardKeys keys(TenantId tenant) {
        return epochs.keys(Shard.of(tenant));
    }

    /// From now on the server looks as if it had been started anew with the shard's old data.
    public void restart(TenantId tenant) {
        var written = run(Command.HSET, keys(tenant).meta(), "run_id", "another");
        if (written == null || !written.toString().equals("0")) {
            throw new IllegalStateException("meta had no run id");
        }
    }
}
