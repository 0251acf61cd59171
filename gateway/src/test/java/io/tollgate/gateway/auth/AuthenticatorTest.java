package io.tollgate.gateway.auth;

import static org.assertj.core.api.Assertions.assertThat;

import io.tollgate.catalog.key.ApiKeySecret;
import io.tollgate.catalog.key.KeyHolder;
import io.tollgate.catalog.secret.Digest;
import io.tollgate.catalog.secret.KeyDigests;
import io.tollgate.catalog.secret.MasterKey;
import io.tollgate.gateway.Samples;
import io.tollgate.gateway.auth.AuthOutcome.Authenticated;
import io.tollgate.gateway.auth.AuthOutcome.Refused;
import io.tollgate.gateway.error.ApiError;
import io.vertx.core.Vertx;
import java.net.InetAddress;
import java.util.Base64;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class AuthenticatorTest {
    private static final Vertx VERTX = Vertx.vertx();

    private final KeyDigests digests =
            new KeyDigests(MasterKey.parse(Base64.getEncoder().encodeToString(new byte[32])));
    private final ApiKeySecret secret = ApiKeySecret.generate();
    private final Map<Digest, KeyHolder> keys = new HashMap<>();
    private final AtomicInteger questions = new AtomicInteger();
    private boolean down;

    @AfterAll
    static void close() throws Exception {
        var _ = VERTX.close().toCompletionStage().toCompletableFuture().get();
    }

    @Test
    void aKnownKeyIsAuthenticated() {
        KeyHolder holder = issue(Samples.holder(true, null));

        assertThat(authenticate("Bearer " + secret.secret())).isEqualTo(new Authenticated(holder));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "Bearer", "Bearer ", "Basic dXNlcg==", "tg_live_without_scheme"})
    void withoutAKeyTheMessageSaysHowToSendOne(String header) {
        ApiError error = refusal(header);

        assertThat(error.status()).isEqualTo(401);
        assertThat(error.code()).isEqualTo("invalid_api_key");
        assertThat(error.message()).contains("Authorization: Bearer");
    }

    @Test
    void aWrongChecksumIsRefusedWithoutALookUpAndMasked() {
        String mistyped = secret.secret().substring(0, 56) + other(secret.secret().charAt(56));

        ApiError error = refusal("Bearer " + mistyped);

        assertThat(error.status()).isEqualTo(401);
        assertThat(error.message()).doesNotContain(mistyped).contains("****");
        assertThat(questions).hasValue(0);
    }

    @Test
    void anUnknownKeyIsRefusedAndMasked() {
        ApiError error = refusal("bearer " + secret.secret());

        assertThat(error.status()).isEqualTo(401);
        assertThat(error.message()).doesNotContain(secret.secret()).contains(secret.masked());
    }

    @Test
    void aRevokedKeyIsRefused() {
        var _ = issue(Samples.holder(true, Samples.NOW));

        assertThat(refusal("Bearer " + secret.secret()).code()).isEqualTo("invalid_api_key");
    }

    @Test
    void aSuspendedTenantIsToldSo() {
        var _ = issue(Samples.holder(false, null));

        ApiError error = refusal("Bearer " + secret.secret());

        assertThat(error.status()).isEqualTo(403);
        assertThat(error.code()).isEqualTo("tenant_suspended");
    }

    @Test
    void aStoreThatIsDownIsA503AndNeverA401() {
        down = true;

        ApiError error = refusal("Bearer " + secret.secret());

        assertThat(error.status()).isEqualTo(503);
        assertThat(error.type()).isEqualTo("server_error");
        assertThat(error.retryAfter()).isNotNull();
    }

    private KeyHolder issue(KeyHolder holder) {
        keys.put(digests.digest(secret.secret()), holder);
        return holder;
    }

    private ApiError refusal(@Nullable String header) {
        AuthOutcome outcome = authenticate(header);
        assertThat(outcome).isInstanceOf(Refused.class);
        return ((Refused) outcome).error();
    }

    private AuthOutcome authenticate(@Nullable String header) {
        Authenticator authenticator =
                new Authenticator(
                        VERTX,
                        digests,
                        wanted -> {
                            questions.incrementAndGet();
                            if (down) {
                                throw new IllegalStateException("down");
                            }
                            return keys;
                        },
                        Runnable::run,
                        new KeyCacheTest.Bounds());
        return authenticator
                .authenticate(header, Samples.NOW, InetAddress.getLoopbackAddress())
                .toCompletionStage()
                .toCompletableFuture()
                .join();
    }

    private static char other(char digit) {
        return digit == 'a' ? 'b' : 'a';
    }
}
