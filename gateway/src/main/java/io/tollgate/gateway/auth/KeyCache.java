package io.tollgate.gateway.auth;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import io.tollgate.catalog.key.KeyHolder;
import io.tollgate.catalog.secret.Digest;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executor;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.atomic.AtomicLong;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

/// Keys by digest, known ones and known unknown ones, both bounded; one look-up a digest at a time.
/// Thread-safe. [#find(Digest)] never blocks; [#refresh()] does.
final class KeyCache {
    private static final Logger LOG = Logger.getLogger(KeyCache.class);
    private static final int REFRESHED_AT_ONCE = 1_000;

    private final KeySource source;
    private final Executor workers;
    private final int lookups;
    private final Cache<Digest, KeyHolder> known;
    private final Cache<Digest, Boolean> unknown;
    private final Map<Digest, CompletableFuture<Optional<KeyHolder>>> loading =
            new ConcurrentHashMap<>();
    private final AtomicLong generation = new AtomicLong();

    KeyCache(KeySource source, Executor workers, AuthConfig bounds) {
        this.source = source;
        this.workers = workers;
        lookups = bounds.lookups();
        known = Caffeine.newBuilder().maximumSize(bounds.knownKeys()).build();
        unknown = Caffeine.newBuilder().maximumSize(bounds.unknownKeys()).build();
    }

    /// The holder, or empty if there is no such key. Fails with [KeysUnavailable] when it is not
    /// cached and cannot be looked up; may complete on a worker thread.
    CompletionStage<Optional<KeyHolder>> find(Digest digest) {
        KeyHolder holder = known.getIfPresent(digest);
        if (holder != null) {
            return CompletableFuture.completedFuture(Optional.of(holder));
        }
        if (unknown.getIfPresent(digest) != null) {
            return CompletableFuture.completedFuture(Optional.empty());
        }
        return load(digest);
    }

    /// Reads every cached key again and forgets which digests are unknown. Throws, and keeps what
    /// it has not read again, if the source does not answer: call it again then.
    void refresh() {
        // First: a look-up that began before may have read what has changed since, so its result is
        // used once and not kept.
        var _ = generation.incrementAndGet();
        unknown.invalidateAll();
        List<Digest> digests = new ArrayList<>(known.asMap().keySet());
        for (int from = 0; from < digests.size(); from += REFRESHED_AT_ONCE) {
            List<Digest> some =
                    digests.subList(from, Math.min(from + REFRESHED_AT_ONCE, digests.size()));
            Map<Digest, KeyHolder> found = source.find(some);
            for (Digest digest : some) {
                KeyHolder holder = found.get(digest);
                if (holder == null) {
                    known.invalidate(digest);
                } else {
                    known.put(digest, holder);
                }
            }
        }
    }

    private CompletionStage<Optional<KeyHolder>> load(Digest digest) {
        if (loading.size() >= lookups && !loading.containsKey(digest)) {
            return CompletableFuture.failedFuture(new KeysUnavailable("too many look-ups at once"));
        }
        CompletableFuture<Optional<KeyHolder>> mine = new CompletableFuture<>();
        CompletableFuture<Optional<KeyHolder>> first = loading.putIfAbsent(digest, mine);
        if (first != null) {
            return first;
        }
        try {
            workers.execute(() -> look(digest, mine));
        } catch (RejectedExecutionException full) {
            finish(digest, mine, null, new KeysUnavailable("no worker is free"));
        }
        return mine;
    }

    private void look(Digest digest, CompletableFuture<Optional<KeyHolder>> waiting) {
        long begun = generation.get();
        try {
            KeyHolder holder = source.find(List.of(digest)).get(digest);
            if (begun == generation.get()) {
                keep(digest, holder);
                if (begun != generation.get()) {
                    known.invalidate(digest);
                    unknown.invalidate(digest);
                }
            }
            finish(digest, waiting, holder, null);
        } catch (RuntimeException failure) {
            LOG.warnf("An API key cannot be looked up: %s", failure.toString());
            finish(digest, waiting, null, new KeysUnavailable("the key store does not answer"));
        }
    }

    private void keep(Digest digest, @Nullable KeyHolder holder) {
        if (holder == null) {
            unknown.put(digest, true);
        } else {
            known.put(digest, holder);
        }
    }

    private void finish(
            Digest digest,
            CompletableFuture<Optional<KeyHolder>> waiting,
            @Nullable KeyHolder holder,
            @Nullable KeysUnavailable failure) {
        loading.remove(digest, waiting);
        boolean _ =
                failure == null
                        ? waiting.complete(Optional.ofNullable(holder))
                        : waiting.completeExceptionally(failure);
    }
}
