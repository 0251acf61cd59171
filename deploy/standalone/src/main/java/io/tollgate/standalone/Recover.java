package io.tollgate.standalone;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import io.tollgate.standalone.console.ManagementApi;
import io.tollgate.standalone.home.Refusal;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Files;

/// `./tollgate recover`: tells the running console that PostgreSQL was restored, and what came of
/// it.
final class Recover {
    private static final int OK = 200;

    private Recover() {}

    /// @throws Refusal if no console answers or it refuses
    static void run(Settings settings, PrintStream out) {
        String url = settings.url(settings.consolePort());
        try (ManagementApi api = new ManagementApi(url, managementKey(settings))) {
            JsonNode done =
                    ManagementApi.expect(
                            api.post("/ops/recover", JsonNodeFactory.instance.objectNode(), ""),
                            OK,
                            "POST /ops/recover");
            if (done.path("shards").asInt() == 0) {
                out.println("Nothing to recover: PostgreSQL is as new as Redis.");
                return;
            }
            out.printf(
                    "%d shards are being opened again, %d calls were booked again.%n",
                    done.path("shards").asInt(), done.path("replayed").asInt());
            for (JsonNode loss : done.path("losses")) {
                out.printf(
                        "Tenant %s had %s %s and has %s: what was credited, refunded or handed in since the restored moment is lost.%n",
                        loss.path("tenant").asText(),
                        loss.path("before").path("amount").asText(),
                        loss.path("before").path("currency").asText(),
                        loss.path("now").path("amount").asText());
            }
        }
    }

    /// As given, or as an earlier start has saved it.
    ///
    /// @throws Refusal if there is none
    static String managementKey(Settings settings) {
        return settings.managementKey().orElseGet(() -> savedKey(settings));
    }

    private static String savedKey(Settings settings) {
        try {
            return Files.readString(settings.home().resolve("management.key")).strip();
        } catch (IOException missing) {
            throw new Refusal("No management key in " + settings.home(), missing);
        }
    }
}
