package io.tollgate.billing.shard;

import io.vertx.redis.client.Command;
import io.vertx.redis.client.Request;
import io.vertx.redis.client.Response;
import io.vertx.redis.client.impl.types.ErrorType;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.CompletionStage;

/// A Lua script, called by its digest and sent whole when the server does not know it.
final class Script {
    private final String source;
    private final String digest;

    private Script(String source) {
        this.source = source;
        this.digest = sha1(source);
    }

    static Script named(String name) {
        return new Script(read(name));
    }

    /// Several files as one script, with a header of flags in front.
    static Script joined(String header, List<String> names) {
        StringBuilder source = new StringBuilder(header).append('\n');
        names.forEach(name -> source.append(read(name)));
        return new Script(source.toString());
    }

    CompletionStage<Response> run(RedisLink link, List<String> keys, List<String> arguments) {
        return link.send(request(Command.EVALSHA, digest, keys, arguments))
                .handle((reply, failure) ->
                        failure != null && isUnknownScript(failure)
                                ? link.send(request(Command.EVAL, source, keys, arguments))
                                : ended(reply, failure))
                .thenCompose(stage -> stage);
    }

    private static CompletionStage<Response> ended(Response reply, Throwable failure) {
        return failure == null
                ? CompletableFuture.completedStage(reply)
                : CompletableFuture.failedStage(failure);
    }

    private static boolean isUnknownScript(Throwable failure) {
        Throwable cause = failure instanceof CompletionException ? failure.getCause() : failure;
        return cause instanceof ErrorType error && error.is("NOSCRIPT");
    }

    private static Request request(
            Command command, String script, List<String> keys, List<String> arguments) {
        Request request = Request.cmd(command).arg(script).arg(keys.size());
        keys.forEach(request::arg);
        arguments.forEach(request::arg);
        return request;
    }

    private static String read(String name) {
        try (InputStream resource = Script.class.getResourceAsStream(name)) {
            return new String(
                    Objects.requireNonNull(resource, name).readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }

    private static String sha1(String source) {
        try {
            MessageDigest sha1 = MessageDigest.getInstance("SHA-1");
            return HexFormat.of().formatHex(sha1.digest(source.getBytes(StandardCharsets.UTF_8)));
        } catch (NoSuchAlgorithmException failure) {
            throw new IllegalStateException(failure);
        }
    }
}
