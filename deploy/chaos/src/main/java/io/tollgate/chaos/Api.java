package io.tollgate.chaos;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/// The management API and the simulator's control, over HTTP on loopback.
final class Api {
    static final ObjectMapper JSON = new ObjectMapper();
    private static final Duration PATIENCE = Duration.ofSeconds(30);

    private final HttpClient client = HttpClient.newHttpClient();
    private final String consoleUrl;
    private final String managementKey;
    private final String simulatorUrl;

    Api(String consoleUrl, String managementKey, String simulatorUrl) {
        this.consoleUrl = consoleUrl;
        this.managementKey = managementKey;
        this.simulatorUrl = simulatorUrl;
    }

    JsonNode get(String path) throws IOException, InterruptedException {
        return send(console(path).GET());
    }

    JsonNode post(String path, Map<String, ?> body) throws IOException, InterruptedException {
        return send(post(path, body, UUID.randomUUID().toString()));
    }

    /// The status of the answer alone.
    int tryPost(String path, Map<String, ?> body, String idempotencyKey)
            throws IOException, InterruptedException {
        return client.send(
                        post(path, body, idempotencyKey).timeout(PATIENCE).build(),
                        BodyHandlers.discarding())
                .statusCode();
    }

    private HttpRequest.Builder post(String path, Map<String, ?> body, String idempotencyKey)
            throws IOException {
        return console(path)
                .header("Idempotency-Key", idempotencyKey)
                .POST(BodyPublishers.ofString(JSON.writeValueAsString(body)));
    }

    /// All rows of a list, page by page.
    List<JsonNode> list(String path) throws IOException, InterruptedException {
        List<JsonNode> rows = new ArrayList<>();
        String cursor = "";
        do {
            String joint = path.contains("?") ? "&" : "?";
            JsonNode page = get(path + joint + "limit=200" + cursor);
            page.path("data").forEach(rows::add);
            cursor =
                    page.path("next_cursor").isTextual()
                            ? "&cursor=" + page.path("next_cursor").asText()
                            : "";
        } while (!cursor.isEmpty());
        return rows;
    }

    /// What the simulator says it served: the witness.
    List<JsonNode> witness(long after) throws IOException, InterruptedException {
        List<JsonNode> rows = new ArrayList<>();
        send(HttpRequest.newBuilder(URI.create(simulatorUrl + "/_sim/log?after=" + after)).GET())
                .path("data")
                .forEach(rows::add);
        return rows;
    }

    /// The number of the last call that the simulator has served, 0 for none.
    long witnessed() throws IOException, InterruptedException {
        List<JsonNode> rows = witness(0);
        return rows.isEmpty() ? 0 : rows.getLast().path("n").asLong();
    }

    void rule(Map<String, ?> rule) throws IOException, InterruptedException {
        JsonNode _ =
                send(
                        HttpRequest.newBuilder(URI.create(simulatorUrl + "/_sim/rules"))
                                .header("Content-Type", "application/json")
                                .POST(BodyPublishers.ofString(JSON.writeValueAsString(rule))));
    }

    void clearRules() throws IOException, InterruptedException {
        JsonNode _ =
                send(HttpRequest.newBuilder(URI.create(simulatorUrl + "/_sim/rules")).DELETE());
    }

    private HttpRequest.Builder console(String path) {
        return HttpRequest.newBuilder(URI.create(consoleUrl + "/api/v1" + path))
                .header("Authorization", "Bearer " + managementKey)
                .header("Content-Type", "application/json");
    }

    private JsonNode send(HttpRequest.Builder request) throws IOException, InterruptedException {
        HttpResponse<String> answer =
                client.send(request.timeout(PATIENCE).build(), BodyHandlers.ofString());
        if (answer.statusCode() >= 400) {
            throw new IOException(
                    answer.request().uri() + ": " + answer.statusCode() + " " + answer.body());
        }
        return answer.body().isEmpty() ? JSON.createObjectNode() : JSON.readTree(answer.body());
    }
}
