package io.tollgate.standalone.demo;

import io.tollgate.standalone.home.Refusal;
import io.tollgate.standalone.home.SecretFile;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;

/// `demo.env`: how to reach the demonstration, as shell assignments (mode 0600).
public record DemoEnvironment(Path path) {
    private static final String KEY = "OPENAI_API_KEY=";

    /// The API key of an earlier start.
    public Optional<String> apiKey() {
        try {
            return Files.exists(path)
                    ? Files.readAllLines(path).stream()
                            .filter(line -> line.startsWith(KEY))
                            .map(line -> line.substring(KEY.length()).strip())
                            .filter(key -> !key.isEmpty())
                            .findFirst()
                    : Optional.empty();
        } catch (IOException failure) {
            throw new Refusal("Cannot read " + path, failure);
        }
    }

    public void write(String gatewayUrl, String apiKey, String consoleUrl, String managementKey) {
        try {
            new SecretFile(path)
                    .write(
                            """
                            OPENAI_BASE_URL=%s/v1
                            OPENAI_API_KEY=%s
                            TOLLGATE_CONSOLE_URL=%s
                            TOLLGATE_MANAGEMENT_KEY=%s
                            """
                                    .formatted(gatewayUrl, apiKey, consoleUrl, managementKey));
        } catch (IOException failure) {
            throw new Refusal("Cannot write " + path, failure);
        }
    }
}
