package io.tollgate.standalone.console;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.tollgate.standalone.home.Refusal;
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
import java.util.Optional;

/// A client of the console's management API; every method blocks for one request.
public final class ManagementApi implements AutoCloseable {
    public static final int CREATED = 201;
    private static final int NOT_FOUND = 404;
    public static final int CONFLICT = 409;

    public static final int OK = 200;

    /// A fresh console answers its first request slowly.
    private static final Duration TIMEOUT = Duration.ofSeconds(30);

    /// Thousands of rows on a busy laptop.
    private static final Duration WORK = Duration.ofMinutes(5);

    private static final int NO_CONTENT = 204;
    private static final int PAGES_AT_MOST = 1_000;
    private static final ObjectMapper JSON = new ObjectMapper();

    private final HttpClient http =
            HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
    private final String base;
    private final String key;
    private boolean changed;

    /// `base` is the console's address, without a slash at its end.
    public ManagementApi(String base, String key) {
        this.base = base + "/api/v1";
        this.key = key;
    }

    /// An answer of the API, whatever its status.
    public record Answer(int status, JsonNode body) {}

    /// Whether anything was made or changed through this client.
    public boolean hasChanged() {
        return changed;
    }

    /// Empty for 404.
    public Optional<JsonNode> find(String path) {
        Answer answer = send(request(path).GET());
        return answer.status() == NOT_FOUND
                ? Optional.empty()
                : Optional.of(expect(answer, OK, "GET " + path));
    }

    /// The body of what must be there.
    ///
    /// @throws Refusal if it is not
    public JsonNode get(String path) {
        return expect(send(request(path).GET()), OK, "GET " + path);
    }

    /// Every element of a list, page after page.
    public List<JsonNode> list(String path) {
        List<JsonNode> all = new ArrayList<>();
        String cursor = "";
        for (int page = 0; page < PAGES_AT_MOST; page++) {
            String query = "?limit=100" + (cursor.isEmpty() ? "" : "&cursor=" + cursor);
            JsonNode body = expect(send(request(path + query).GET()), OK, "GET " + path);
            body.path("data").forEach(all::add);
            cursor = body.path("next_cursor").asText("");
            if (cursor.isEmpty() || cursor.equals("null")) {
                return all;
            }
        }
        throw new Refusal(path + " has no end");
    }

    /// Makes something; the answer describes it.
    ///
    /// @throws Refusal if the console does not
    public JsonNode create(String path, JsonNode body) {
        changed = true;
        return expect(post(path, body, ""), CREATED, "POST " + path);
    }

    /// `idempotencyKey` may be empty.
    public Answer post(String path, JsonNode body, String idempotencyKey) {
        HttpRequest.Builder request = request(path).POST(BodyPublishers.ofString(body.toString()));
        if (!idempotencyKey.isEmpty()) {
            request.header("Idempotency-Key", idempotencyKey);
        }
        return send(request);
    }

    /// Asks for work that may take minutes, and answers when it is done. What is not there has been
    /// deleted.
    ///
    /// @throws Refusal if the console refuses it
    public JsonNode work(String method, String path) {
        changed = true;
        HttpRequest.Builder request =
                request(path).timeout(WORK).method(method, BodyPublishers.noBody());
        Answer answer = send(request);
        boolean isGone = method.equals("DELETE") && answer.status() == NOT_FOUND;
        return isGone || answer.status() == NO_CONTENT
                ? answer.body()
                : expect(answer, OK, method + " " + path);
    }

    /// Makes or replaces something.
    public void put(String path, JsonNode body) {
        change("PUT", path, body);
    }

    /// Changes something.
    public void patch(String path, JsonNode body) {
        change("PATCH", path, body);
    }

    private void change(String method, String path, JsonNode body) {
        changed = true;
        HttpRequest.Builder request =
                request(path).method(method, BodyPublishers.ofString(body.toString()));
        Answer answer = send(request);
        if (answer.status() != CREATED) {
            JsonNode _ = expect(answer, OK, method + " " + path);
        }
    }

    private HttpRequest.Builder request(String path) {
        return HttpRequest.newBuilder(URI.create(base + path))
                .timeout(TIMEOUT)
                .header("Authorization", "Bearer " + key)
                .header("Content-Type", "application/json");
    }

    private Answer send(HttpRequest.Builder request) {
        try {
            HttpResponse<String> response = http.send(request.build(), BodyHandlers.ofString());
            return new Answer(response.statusCode(), parse(response.body()));
        } catch (IOException failure) {
            throw new Refusal("The console does not answer", failure);
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            throw new Refusal("interrupted while the console was asked");
        }
    }

    private static JsonNode parse(String body) {
        try {
            JsonNode parsed = JSON.readTree(body);
            return parsed == null ? JSON.missingNode() : parsed;
        } catch (JsonProcessingException notJson) {
            return JSON.missingNode();
        }
    }

    /// The body of an answer with this status.
    ///
    /// @throws Refusal for any other, naming the request
    public static JsonNode expect(Answer answer, int status, String request) {
        if (answer.status() != status) {
            throw new Refusal(
                    "The console refused %s: %d %s"
                            .formatted(
                                    request,
                                    answer.status(),
                                    answer.body().path("error").path("message").asText("")));
        }
        return answer.body();
    }

    @Override
    public void close() {
        http.close();
    }
}
