package io.tollgate.gateway.auth;

import io.tollgate.catalog.key.ApiKeySecret;
import io.tollgate.catalog.key.ApiKeys;
import io.tollgate.catalog.key.KeyHolder;
import io.tollgate.catalog.secret.KeyDigests;
import io.tollgate.gateway.auth.AuthOutcome.Authenticated;
import io.tollgate.gateway.auth.AuthOutcome.Refused;
import io.tollgate.gateway.error.ApiError;
import io.tollgate.gateway.error.CallerFaults;
import io.tollgate.gateway.error.ServerFaults;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.net.InetAddress;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;
import org.eclipse.microprofile.context.ManagedExecutor;
import org.jspecify.annotations.Nullable;

/// Checks the key of a call: form and checksum first, without I/O, then the cache, then, on a
/// worker thread, PostgreSQL. What is not known to be wrong is never called wrong: when PostgreSQL
/// does not answer the outcome is a 503.
@Singleton
public class Authenticator {
    private static final String SCHEME = "bearer ";

    private final Vertx vertx;
    private final KeyDigests digests;
    private final KeyCache keys;
    private final Duration retryAfter;

    @Inject
    Authenticator(
            Vertx vertx,
            KeyDigests digests,
            ApiKeys store,
            ManagedExecutor workers,
            AuthConfig config) {
        this(vertx, digests, store::findByDigests, workers, config);
    }

    Authenticator(
            Vertx vertx,
            KeyDigests digests,
            KeySource source,
            Executor workers,
            AuthConfig config) {
        this.vertx = vertx;
        this.digests = digests;
        keys = new KeyCache(source, workers, config);
        retryAfter = config.retryAfter();
    }

    /// Never fails. Completes at once for a key in the cache, else later on the caller's event
    /// loop.
    ///
    /// @param authorization the header, null if there is none
    /// @param moment the call's: a key must not be expired then
    /// @param address the caller's: a key may be bound to some
    public Future<AuthOutcome> authenticate(
            @Nullable String authorization, Instant moment, InetAddress address) {
        String text = bearer(authorization);
        if (text == null) {
            return refused(CallerFaults.invalidApiKey(null));
        }
        Optional<ApiKeySecret> parsed = ApiKeySecret.parse(text);
        if (parsed.isEmpty()) {
            return refused(CallerFaults.invalidApiKey(mask(text)));
        }
        ApiKeySecret secret = parsed.get();
        CompletableFuture<Optional<KeyHolder>> found =
                keys.find(digests.digest(secret.secret())).toCompletableFuture();
        if (found.isDone() && !found.isCompletedExceptionally()) {
            return Future.succeededFuture(judge(found.join(), secret, moment, address));
        }
        return Future.fromCompletionStage(found, vertx.getOrCreateContext())
                .map(holder -> judge(holder, secret, moment, address))
                .otherwise(
                        unavailable -> new Refused(ServerFaults.keyStoreUnavailable(retryAfter)));
    }

    /// Reads the cached keys again. Blocks; throws if PostgreSQL does not answer.
    void refresh() {
        keys.refresh();
    }

    private static AuthOutcome judge(
            Optional<KeyHolder> found, ApiKeySecret secret, Instant moment, InetAddress address) {
        if (found.isEmpty() || !found.get().key().usableAt(moment)) {
            return new Refused(CallerFaults.invalidApiKey(secret.masked()));
        }
        if (!found.get().key().allows(address)) {
            return new Refused(CallerFaults.ipNotAllowed(address.getHostAddress()));
        }
        return found.get().tenant().active()
                ? new Authenticated(found.get())
                : new Refused(CallerFaults.tenantSuspended());
    }

    private static @Nullable String bearer(@Nullable String authorization) {
        if (authorization == null
                || !authorization.regionMatches(true, 0, SCHEME, 0, SCHEME.length())) {
            return null;
        }
        String text = authorization.substring(SCHEME.length()).strip();
        return text.isEmpty() ? null : text;
    }

    /// What is no key of ours may be another secret: little of it is shown.
    private static String mask(String text) {
        return text.length() < 16
                ? "****"
                : text.substring(0, 4) + "****" + text.substring(text.length() - 4);
    }

    private static Future<AuthOutcome> refused(ApiError error) {
        return Future.succeededFuture(new Refused(error));
    }
}
