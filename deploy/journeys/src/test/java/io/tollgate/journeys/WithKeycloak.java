package io.tollgate.journeys;

import io.tollgate.testkit.KeycloakServer;
import io.tollgate.testkit.Mailbox;
import java.util.Map;
import java.util.concurrent.CompletableFuture;

/// A product whose people have their accounts at a real Keycloak.
///
/// @param mailbox takes Keycloak's letters
record WithKeycloak(Product product, KeycloakServer keycloak, Mailbox mailbox)
        implements AutoCloseable {
    /// Keycloak starts while the product does, which asks for it again when somebody signs in.
    static WithKeycloak start() {
        Mailbox mailbox = Mailbox.open();
        CompletableFuture<KeycloakServer> begun = new CompletableFuture<>();
        Product product =
                Product.start(console -> {
                    KeycloakServer keycloak = KeycloakServer.begin(console, mailbox);
                    var _ = begun.complete(keycloak);
                    return Map.of(
                            "TOLLGATE_OIDC_ISSUER",
                            keycloak.issuer(),
                            "TOLLGATE_OIDC_CLIENT_ID",
                            KeycloakServer.CLIENT_ID,
                            "TOLLGATE_OIDC_CLIENT_SECRET",
                            KeycloakServer.CLIENT_SECRET);
                });
        KeycloakServer keycloak = begun.join();
        keycloak.awaitStart();
        return new WithKeycloak(product, keycloak, mailbox);
    }

    @Override
    public void close() {
        try (mailbox;
                keycloak) {
            product.close();
        }
    }
}
