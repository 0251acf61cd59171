package io.tollgate.standalone;

import io.tollgate.standalone.console.ManagementApi;
import io.tollgate.standalone.demo.DemoEnvironment;
import io.tollgate.standalone.demo.Demonstration;
import io.tollgate.standalone.home.Home;
import io.tollgate.standalone.provider.ProviderSetUp;
import java.util.List;
import java.util.Optional;

/// Fills the catalog of a console that is ready: the demonstration, and the providers whose keys
/// the environment holds. Blocks.
record FirstCatalog(Settings settings, Home home) {
    /// What was made.
    ///
    /// @param demoKey the demonstration's API key, where there is one
    /// @param notes a sentence each about the providers set up in this start
    /// @param changed whether gateways have something new to read
    record Filled(Optional<String> demoKey, List<String> notes, boolean changed) {}

    /// Makes what is missing.
    ///
    /// @throws io.tollgate.standalone.home.Refusal if the console refuses a step
    Filled fill(String managementKey) {
        String consoleUrl = settings.url(settings.consolePort());
        try (ManagementApi api = new ManagementApi(consoleUrl, managementKey)) {
            Optional<String> key =
                    settings.demo()
                            ? Optional.of(demonstration(api, consoleUrl, managementKey))
                            : Optional.empty();
            List<String> notes = new ProviderSetUp(api).run(settings.providerKeys());
            return new Filled(key, notes, api.hasChanged());
        }
    }

    private String demonstration(ManagementApi api, String consoleUrl, String managementKey) {
        DemoEnvironment environment = new DemoEnvironment(home.path("demo.env"));
        String apiKey =
                new Demonstration(api, settings.url(settings.simulatorPort()))
                        .seed(environment.apiKey());
        environment.write(settings.url(settings.gatewayPort()), apiKey, consoleUrl, managementKey);
        return apiKey;
    }
}
