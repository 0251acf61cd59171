package io.tollgate.admin.provider;

import io.quarkus.test.common.QuarkusTestResourceLifecycleManager;
import io.tollgate.testkit.KeycloakServer;
import io.tollgate.testkit.KeycloakUsers;
import io.tollgate.testkit.Mailbox;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/// A real Keycloak, and a console whose people sign in there. Classes with the same resources share
/// both.
public final class KeycloakResource implements QuarkusTestResourceLifecycleManager {
    private @Nullable KeycloakServer server;
    private @Nullable Mailbox mailbox;
    private @Nullable FrontDoor door;

    @Override
    public Map<String, String> start() {
        door = FrontDoor.open();
        mailbox = Mailbox.open();
        server = KeycloakServer.start(door.url(), mailbox);
        return Map.of(
                "TOLLGATE_CONSOLE_URL",
                door.url(),
                "TOLLGATE_OIDC_ISSUER",
                server.issuer(),
                "TOLLGATE_OIDC_CLIENT_ID",
                KeycloakServer.CLIENT_ID,
                "TOLLGATE_OIDC_CLIENT_SECRET",
                KeycloakServer.CLIENT_SECRET);
    }

    @Override
    public void inject(TestInjector injector) {
        KeycloakUsers users = Objects.requireNonNull(server).users();
        injector.injectIntoFields(users, new TestInjector.MatchesType(KeycloakUsers.class));
        injector.injectIntoFields(mailbox, new TestInjector.MatchesType(Mailbox.class));
        injector.injectIntoFields(
                new Surfer(Objects.requireNonNull(door)),
                new TestInjector.MatchesType(Surfer.class));
    }

    @Override
    public void stop() {
        if (server != null) {
            server.close();
        }
        if (mailbox != null) {
            mailbox.close();
        }
        if (door != null) {
            door.close();
        }
    }
}
