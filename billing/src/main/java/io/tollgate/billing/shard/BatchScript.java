package io.tollgate.billing.shard;

import io.vertx.redis.client.Response;
import io.vertx.redis.client.ResponseType;
import io.vertx.redis.client.impl.types.ErrorType;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.CompletionException;
import java.util.concurrent.CompletionStage;
import org.jspecify.annotations.Nullable;

/// The wire form of a batch for `batch.lua`, and of its reply.
final class BatchScript {
    private static final List<String> FILES =
            List.of("batch.lua", "view.lua", "limits.lua", "operations.lua");

    /// Settlements must run even when memory is full, reservations must not.
    private static final Script ALWAYS = Script.joined("#!lua flags=allow-oom", FILES);

    private static final Script WITH_MEMORY = Script.joined("#!lua", FILES);
    private static final int FIRST_HASH = 7;

    private final Incarnation incarnation;

    BatchScript(Incarnation incarnation) {
        this.incarnation = incarnation;
    }

    /// A batch of nothing but this process's lease.
    CompletionStage<Response> renew(RedisLink link, ShardKeys keys) {
        return run(link, keys, List.of(), true);
    }

    /// All calls of a batch are reservations, or none is; the same goes for holds that are taken
    /// again.
    CompletionStage<Response> run(RedisLink link, ShardKeys keys, List<ShardCall> calls) {
        return run(link, keys, calls, calls.getFirst().takesHold());
    }

    private CompletionStage<Response> run(
            RedisLink link, ShardKeys keys, List<ShardCall> calls, boolean leased) {
        Map<String, Integer> hashes = new LinkedHashMap<>();
        List<String> arguments = new ArrayList<>(4 + calls.size() * ShardCall.FIELDS);
        arguments.add(Long.toString(keys.epoch()));
        arguments.add(leased ? incarnation.id().toString() : "");
        arguments.add(Long.toString(Incarnation.LEASE.toMillis()));
        arguments.add(Integer.toString(calls.size()));
        for (ShardCall call : calls) {
            String balance = index(hashes, keys.balance(call.tenant()));
            UUID budget = call.budget();
            arguments.add(call.kind().wire());
            arguments.add(balance);
            arguments.add(budget == null ? balance : index(hashes, keys.budget(budget)));
            arguments.add(call.call());
            arguments.addAll(call.arguments());
        }
        List<String> names = new ArrayList<>(FIRST_HASH + hashes.size());
        names.add(keys.meta());
        names.add(keys.usage());
        names.add(keys.holds());
        names.add(keys.tombstones());
        names.add(keys.leases());
        names.add(keys.checkpoints());
        names.addAll(hashes.keySet());
        boolean reserving = !calls.isEmpty() && calls.getFirst().yields();
        return (reserving ? WITH_MEMORY : ALWAYS).run(link, names, arguments);
    }

    private static String index(Map<String, Integer> hashes, String name) {
        return Integer.toString(hashes.computeIfAbsent(name, key -> FIRST_HASH + hashes.size()));
    }

    static boolean isEpochOver(Response reply) {
        return reply.type() != ResponseType.MULTI;
    }

    static List<String> strings(Response reply) {
        List<String> strings = new ArrayList<>(reply.size());
        reply.forEach(part -> strings.add(part.toString()));
        return strings;
    }

    /// Redis refused before the first write: out of memory, read-only, loading.
    static boolean isRefused(@Nullable Throwable failure) {
        return error(failure) instanceof ErrorType error
                && (error.is("OOM")
                        || error.is("LOADING")
                        || error.is("READONLY")
                        || error.is("MISCONF")
                        || error.is("MASTERDOWN")
                        || error.is("BUSY"));
    }

    /// The script refused an argument of the batch before the first write.
    static boolean isMalformed(@Nullable Throwable failure) {
        return error(failure) instanceof ErrorType error && error.is("MALFORMED");
    }

    /// The script itself failed: its writes may be half done.
    static boolean isBroken(@Nullable Throwable failure) {
        return RedisLink.isReply(error(failure)) && !isRefused(failure) && !isMalformed(failure);
    }

    private static @Nullable Throwable error(@Nullable Throwable failure) {
        return failure instanceof CompletionException ? failure.getCause() : failure;
    }
}
