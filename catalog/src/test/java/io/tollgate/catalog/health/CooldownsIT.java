package io.tollgate.catalog.health;

import static org.assertj.core.api.Assertions.assertThat;

import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.tollgate.catalog.id.CredentialId;
import io.tollgate.catalog.id.Ids;
import io.tollgate.catalog.upstream.CredentialAddition;
import io.tollgate.catalog.upstream.Credentials;
import io.tollgate.catalog.upstream.DialectName;
import io.tollgate.catalog.upstream.NewCredential;
import io.tollgate.catalog.upstream.NewUpstream;
import io.tollgate.catalog.upstream.Upstream;
import io.tollgate.catalog.upstream.UpstreamCreation;
import io.tollgate.catalog.upstream.Upstreams;
import io.tollgate.catalog.version.CatalogVersion;
import io.tollgate.testkit.TestStores;
import jakarta.inject.Inject;
import java.net.URI;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

@QuarkusTest
@WithTestResource(TestStores.class)
class CooldownsIT {
    private final Instant now = Instant.now().truncatedTo(ChronoUnit.MICROS);

    @Inject Cooldowns cooldowns;
    @Inject Credentials credentials;
    @Inject Upstreams upstreams;
    @Inject CatalogVersion version;

    private CredentialId credential;

    @BeforeEach
    void addCredential() {
        UpstreamCreation creation =
                upstreams.create(
                        new NewUpstream(
                                "u-" + Ids.next(),
                                "Label",
                                DialectName.KIMI,
                                URI.create("https://api.example.com"),
                                false,
                                Upstream.Disconnect.DRAIN,
                                true));
        Upstream upstream = ((UpstreamCreation.Created) creation).upstream();
        CredentialAddition addition =
                credentials.add(upstream.id(), new NewCredential("main", "sk-secret", 1, true));
        credential = ((CredentialAddition.Added) addition).credential().id();
    }

    @Test
    void aCooldownIsSeenUntilItIsOver() {
        Cooldown begun = cooldown("m", 60L);
        assertThat(cooldowns.begin(begun)).isTrue();
        assertThat(cooldowns.begin(cooldown("other", -1L))).isTrue();

        assertThat(ours()).containsExactly(begun);
    }

    @Test
    void theLongerOneStays() {
        assertThat(cooldowns.begin(cooldown("m", 60L))).isTrue();

        assertThat(cooldowns.begin(cooldown("m", 30L))).isFalse();
        assertThat(ours().getFirst().until()).isEqualTo(now.plusSeconds(60));

        assertThat(cooldowns.begin(later("m", null))).isFalse();
        assertThat(cooldowns.begin(later("m", 600L))).isFalse();
        assertThat(ours().getFirst().until()).isNull();
        assertThat(ours().getFirst().since()).isEqualTo(now);
    }

    @Test
    void oneThatWasOverBeginsAnew() {
        assertThat(cooldowns.begin(cooldown("m", 0L))).isTrue();

        assertThat(cooldowns.begin(later("m", 60L))).isTrue();
    }

    @Test
    void anEndedOneIsGoneForAllModels() {
        assertThat(cooldowns.begin(cooldown("", null))).isTrue();
        assertThat(cooldowns.begin(cooldown("m", 60L))).isTrue();

        assertThat(cooldowns.end(credential)).isTrue();

        assertThat(ours()).isEmpty();
        assertThat(cooldowns.end(credential)).isFalse();
    }

    @Test
    void nothingRestsOfADeletedCredential() {
        assertThat(credentials.delete(credential)).isPresent();

        assertThat(cooldowns.begin(cooldown("", null))).isFalse();
    }

    @Test
    void gatewaysDoNotReadTheirCatalogAgainForIt() {
        long before = version.current();

        assertThat(cooldowns.begin(cooldown("m", 60L))).isTrue();

        assertThat(version.current()).isEqualTo(before);
    }

    private List<Cooldown> ours() {
        return cooldowns.current().stream()
                .filter(cooldown -> cooldown.credential().equals(credential))
                .toList();
    }

    private Cooldown cooldown(String model, @Nullable Long seconds) {
        return new Cooldown(
                credential,
                model,
                "RATE_LIMITED",
                "429",
                now,
                seconds == null ? null : now.plusSeconds(seconds));
    }

    private Cooldown later(String model, @Nullable Long seconds) {
        Cooldown then = cooldown(model, seconds);
        return new Cooldown(
                credential, model, "BALANCE_EMPTY", "402", now.plusMillis(5), then.until());
    }
}
