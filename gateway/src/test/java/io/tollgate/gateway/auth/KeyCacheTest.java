package io.tollgate.gateway.auth;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.tollgate.catalog.key.KeyHolder;
import io.tollgate.catalog.secret.Digest;
import io.tollgate.gateway.Samples;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Collection;
import java.util.Deque;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.Test;

class KeyCacheTest {
    private static final Digest DIGEST = new Digest(1, 2, 3, 4);

    private final Store store = new Store();
    private final Deque<Runnable> work = new ArrayDeque<>();
    private final KeyCache cache = new KeyCache(store, work::add, new Bounds());

    @Test
    void twoCallsOfOneKeyCauseOneLookUp() {
        KeyHolder holder = Samples.holder(true, null);
        store.keys.put(DIGEST, holder);

        var first = find();
        var second = find();
        workAll();

        assertThat(first).isCompletedWithValue(Optional.of(holder));
        assertThat(second).isCompletedWithValue(Optional.of(holder));
        assertThat(find()).isCompletedWithValue(Optional.of(holder));
        assertThat(store.questions).isEqualTo(1);
    }

    @Test
    void anUnknownKeyIsRememberedUntilTheCatalogMoves() {
        var before = find();
        workAll();
        assertThat(before).isCompletedWithValue(Optional.empty());
        assertThat(find()).isCompletedWithValue(Optional.empty());
        assertThat(store.questions).isEqualTo(1);

        store.keys.put(DIGEST, Samples.holder(true, null));
        cache.refresh();

        var after = find();
        workAll();
        assertThat(after.join()).isPresent();
    }

    @Test
    void aRefreshBringsRevocations() {
        store.keys.put(DIGEST, Samples.holder(true, null));
        var before = find();
        workAll();
        assertThat(before.join().orElseThrow().key().usableAt(Samples.NOW)).isTrue();

        store.keys.put(DIGEST, Samples.holder(true, Samples.NOW));
        cache.refresh();

        assertThat(find().join().orElseThrow().key().usableAt(Samples.NOW)).isFalse();
    }

    @Test
    void whatWasReadBeforeARefreshIsUsedOnceAndNotKept() {
        store.keys.put(DIGEST, Samples.holder(true, null));
        store.beforeAnswer = cache::refresh;
        var during = find();
        workAll();
        store.beforeAnswer = () -> {};
        store.keys.put(DIGEST, Samples.holder(true, Samples.NOW));

        var after = find();
        workAll();

        assertThat(during.join().orElseThrow().key().usableAt(Samples.NOW)).isTrue();
        assertThat(after.join().orElseThrow().key().usableAt(Samples.NOW)).isFalse();
    }

    @Test
    void aStoreThatFailsIsNeverAnUnknownKey() {
        store.down = true;
        var whileDown = find();
        workAll();
        assertThat(whileDown).isCompletedExceptionally();

        store.down = false;
        store.keys.put(DIGEST, Samples.holder(true, null));
        var afterwards = find();
        workAll();
        assertThat(afterwards.join()).isPresent();
    }

    @Test
    void cachedKeysGoOnWhileTheStoreIsDown() {
        store.keys.put(DIGEST, Samples.holder(true, null));
        var before = find();
        workAll();
        assertThat(before.join()).isPresent();

        store.down = true;

        assertThatThrownBy(cache::refresh).isInstanceOf(IllegalStateException.class);
        assertThat(find().join()).isPresent();
    }

    @Test
    void lookUpsAtOnceAreBounded() {
        var first = find();
        var second = cache.find(new Digest(2, 2, 2, 2)).toCompletableFuture();
        var third = cache.find(new Digest(3, 3, 3, 3)).toCompletableFuture();

        assertThat(first).isNotDone();
        assertThat(second).isNotDone();
        assertThat(third).isCompletedExceptionally();
    }

    private CompletableFuture<Optional<KeyHolder>> find() {
        return cache.find(DIGEST).toCompletableFuture();
    }

    private void workAll() {
        while (!work.isEmpty()) {
            work.remove().run();
        }
    }

    private static final class Store implements KeySource {
        final Map<Digest, KeyHolder> keys = new HashMap<>();
        Runnable beforeAnswer = () -> {};
        boolean down;
        int questions;

        @Override
        public Map<Digest, KeyHolder> find(Collection<Digest> digests) {
            questions++;
            if (down) {
                throw new IllegalStateException("down");
            }
            Map<Digest, KeyHolder> found = new HashMap<>(keys);
            found.keySet().retainAll(digests);
            beforeAnswer.run();
            return found;
        }
    }

    record Bounds() implements AuthConfig {
        @Override
        public int knownKeys() {
            return 10;
        }

        @Override
        public int unknownKeys() {
            return 10;
        }

        @Override
        public int lookups() {
            return 2;
        }

        @Override
        public Duration retryAfter() {
            return Duration.ofSeconds(2);
        }
    }
}
