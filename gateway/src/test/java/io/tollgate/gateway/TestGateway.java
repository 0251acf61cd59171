package io.tollgate.gateway;

import io.quarkus.test.common.QuarkusTestResourceLifecycleManager;
import java.util.Map;

/// A gateway to be tested: on ports that nobody else on the machine has, and with the patience of a
/// test.
public final class TestGateway implements QuarkusTestResourceLifecycleManager {
    @Override
    public Map<String, String> start() {
        return Map.of(
                "tollgate.gateway.port", "0",
                "quarkus.http.test-port", "0",
                "quarkus.management.test-port", "0",
                "tollgate.relay.silence", "2s",
                // A machine that compiles beside the tests is slow, not broken.
                "tollgate.relay.settle-wait", "40s",
                "tollgate.upstream.first-byte-timeout", "4s",
                "tollgate.upstream.plain-first-byte-timeout", "4s");
    }

    @Override
    public void stop() {}
}
