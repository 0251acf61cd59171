package io.tollgate.admin.provider;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import io.quarkus.test.common.QuarkusTestResourceLifecycleManager;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.math.BigInteger;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.Signature;
import java.security.interfaces.RSAPublicKey;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.Base64;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import org.jspecify.annotations.Nullable;

/// A provider that misbehaves as no Keycloak can be made to: it tells any moment of a sign-in, and
/// hangs. It has no pages; a test plays the person there.
public final class FakeProvider implements QuarkusTestResourceLifecycleManager {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final String CLIENT = "tollgate-console";

    private final KeyPair keys = newKeys();
    private final HttpServer server = newServer();
    private final Map<String, Map<String, Object>> signIns = new ConcurrentHashMap<>();
    private final CountDownLatch stopping = new CountDownLatch(1);

    String issuer() {
        return "http://127.0.0.1:" + server.getAddress().getPort();
    }

    /// Answers the code of a sign-in as that person.
    ///
    /// @param nonce of the question
    /// @param provedAt when the person was asked for the password; null if that is not told
    String signIn(String email, String nonce, @Nullable Instant provedAt) {
        Map<String, Object> claims = new HashMap<>();
        claims.put("iss", issuer());
        claims.put("aud", CLIENT);
        claims.put("sub", email);
        claims.put("email", email);
        claims.put("email_verified", true);
        claims.put("name", "Ada Lovelace");
        claims.put("nonce", nonce);
        claims.put("iat", Instant.now().getEpochSecond());
        claims.put("exp", Instant.now().plus(Duration.ofMinutes(5)).getEpochSecond());
        if (provedAt != null) {
            claims.put("auth_time", provedAt.getEpochSecond());
        }
        String code = UUID.randomUUID().toString();
        signIns.put(code, claims);
        return code;
    }

    @Override
    public Map<String, String> start() {
        server.setExecutor(Executors.newVirtualThreadPerTaskExecutor());
        server.createContext("/.well-known/openid-configuration", this::tell);
        server.createContext("/keys", this::showKeys);
        server.createContext("/token", this::exchange);
        server.start();
        return Map.of(
                "TOLLGATE_OIDC_ISSUER",
                issuer(),
                "TOLLGATE_OIDC_CLIENT_ID",
                CLIENT,
                "TOLLGATE_OIDC_CLIENT_SECRET",
                "secret-of-nobody",
                "tollgate.provider.max-wait",
                "3s");
    }

    @Override
    public void inject(TestInjector injector) {
        injector.injectIntoFields(this, new TestInjector.MatchesType(FakeProvider.class));
    }

    @Override
    public void stop() {
        stopping.countDown();
        server.stop(0);
    }

    private void tell(HttpExchange call) throws IOException {
        String at = issuer();
        answer(
                call,
                Map.of(
                        "issuer", at,
                        "authorization_endpoint", at + "/auth",
                        "token_endpoint", at + "/token",
                        "jwks_uri", at + "/keys"));
    }

    private void showKeys(HttpExchange call) throws IOException {
        RSAPublicKey key = (RSAPublicKey) keys.getPublic();
        Map<String, String> shown =
                Map.of(
                        "kty", "RSA",
                        "kid", "1",
                        "use", "sig",
                        "alg", "RS256",
                        "n", encoded(key.getModulus()),
                        "e", encoded(key.getPublicExponent()));
        answer(call, Map.of("keys", List.of(shown)));
    }

    /// Hangs for a code that it has not given.
    private void exchange(HttpExchange call) throws IOException {
        String form = new String(call.getRequestBody().readAllBytes(), StandardCharsets.UTF_8);
        String code =
                Arrays.stream(form.split("&", -1))
                        .filter(field -> field.startsWith("code="))
                        .map(field -> URLDecoder.decode(field.substring(5), StandardCharsets.UTF_8))
                        .findFirst()
                        .orElse("");
        Map<String, Object> claims = signIns.remove(code);
        if (claims == null) {
            hang();
            call.close();
            return;
        }
        answer(
                call,
                Map.of(
                        "token_type",
                        "Bearer",
                        "access_token",
                        "opaque",
                        "expires_in",
                        300,
                        "id_token",
                        signed(claims)));
    }

    private void hang() {
        try {
            stopping.await();
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
        }
    }

    private String signed(Map<String, Object> claims) throws IOException {
        String token =
                encoded(JSON.writeValueAsBytes(Map.of("alg", "RS256", "kid", "1", "typ", "JWT")))
                        + "."
                        + encoded(JSON.writeValueAsBytes(claims));
        try {
            Signature signature = Signature.getInstance("SHA256withRSA");
            signature.initSign(keys.getPrivate());
            signature.update(token.getBytes(StandardCharsets.US_ASCII));
            return token + "." + encoded(signature.sign());
        } catch (GeneralSecurityException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    private static String encoded(BigInteger number) {
        byte[] bytes = number.toByteArray();
        return encoded(bytes[0] == 0 ? Arrays.copyOfRange(bytes, 1, bytes.length) : bytes);
    }

    private static String encoded(byte[] bytes) {
        return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
    }

    private static void answer(HttpExchange call, Map<String, ?> json) throws IOException {
        byte[] bytes = JSON.writeValueAsBytes(json);
        call.getResponseHeaders().add("Content-Type", "application/json");
        call.sendResponseHeaders(200, bytes.length);
        call.getResponseBody().write(bytes);
        call.close();
    }

    private static KeyPair newKeys() {
        try {
            KeyPairGenerator generator = KeyPairGenerator.getInstance("RSA");
            generator.initialize(2048);
            return generator.generateKeyPair();
        } catch (GeneralSecurityException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    private static HttpServer newServer() {
        try {
            return HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }
}
