package io.tollgate.admin.mail;

import io.quarkus.test.common.QuarkusTestResourceLifecycleManager;
import java.util.Map;

/// A mail server, configured as an operator would.
public final class MailServerResource implements QuarkusTestResourceLifecycleManager {
    private final MailServer server = MailServer.plain();

    @Override
    public Map<String, String> start() {
        return Map.of(
                "TOLLGATE_SMTP_HOST", "127.0.0.1",
                "TOLLGATE_SMTP_PORT", String.valueOf(server.port()),
                "TOLLGATE_SMTP_TLS", "disabled",
                "TOLLGATE_MAIL_FROM", "hub@example.test",
                "tollgate.mail.max-wait", "10s",
                "tollgate.mail.max-connections", "1");
    }

    @Override
    public void inject(TestInjector injector) {
        injector.injectIntoFields(server, new TestInjector.MatchesType(MailServer.class));
    }

    @Override
    public void stop() {
        server.close();
    }
}
