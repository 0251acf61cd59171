package io.tollgate.admin.provider;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import io.quarkus.test.common.QuarkusTestResourceLifecycleManager;
import io.tollgate.testkit.TestRedis;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.nio.charset.StandardCharsets;
import java.util.Map;

/// A provider that is not there when the console starts, and says where its pages are once it is.
public final class AbsentProvider implements QuarkusTestResourceLifecycleManager {
    private final int port = TestRedis.freePort();

    String issuer() {
        return "http://127.0.0.1:" + port + "/realms/tollgate";
    }

    /// Takes connections until that is closed, and never says a word.
    ServerSocket hang() throws IOException {
        return new ServerSocket(port, 64, InetAddress.getLoopbackAddress());
    }

    /// Is there from now on.
    HttpServer appear() {
        try {
            HttpServer server =
                    HttpServer.create(
                            new InetSocketAddress(InetAddress.getLoopbackAddress(), port), 0);
            server.createContext("/realms/tollgate/.well-known/openid-configuration", this::tell);
            server.createContext("/realms/tollgate/keys", call -> answer(call, "{\"keys\":[]}"));
            server.start();
            return server;
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }

    @Override
    public Map<String, String> start() {
        return Map.of(
                "TOLLGATE_OIDC_ISSUER", issuer(),
                "TOLLGATE_OIDC_CLIENT_ID", "tollgate-console",
                "TOLLGATE_OIDC_CLIENT_SECRET", "secret-of-nobody",
                "tollgate.provider.max-wait", "3s");
    }

    @Override
    public void inject(TestInjector injector) {
        injector.injectIntoFields(this, new TestInjector.MatchesType(AbsentProvider.class));
    }

    @Override
    public void stop() {
        // what a test has made appear it takes away itself
    }

    private void tell(HttpExchange call) throws IOException {
        String at = issuer();
        answer(
                call,
                """
                {"issuer":"%1$s","authorization_endpoint":"%1$s/auth","token_endpoint":"%1$s/token",
                 "jwks_uri":"%1$s/keys","response_types_supported":["code"],
                 "subject_types_supported":["public"],"id_token_signing_alg_values_supported":["RS256"]}\
                """
                        .formatted(at));
    }

    private static void answer(HttpExchange call, String json) throws IOException {
        byte[] bytes = json.getBytes(StandardCharsets.UTF_8);
        call.getResponseHeaders().add("Content-Type", "application/json");
        call.sendResponseHeaders(200, bytes.length);
        call.getResponseBody().write(bytes);
        call.close();
    }
}
