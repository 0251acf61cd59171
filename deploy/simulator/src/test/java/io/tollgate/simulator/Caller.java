package io.tollgate.simulator;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;

/// Calls one simulator over HTTP.
record Caller(Simulator simulator, HttpClient http) {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final Duration PATIENCE = Duration.ofSeconds(20);

    static Caller of(Simulator simulator) {
        return new Caller(
                simulator, HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build());
    }

    /// A chat call's body: one user message and further fields, each led by a comma.
    static String chat(String content, String further) {
        return "{\"model\":\"m\",\"messages\":[{\"role\":\"user\",\"content\":\"%s\"}]%s}"
                .formatted(content, further);
    }

    HttpResponse<String> call(String body) throws IOException, InterruptedException {
        return http.send(callRequest(body), BodyHandlers.ofString());
    }

    CompletableFuture<HttpResponse<String>> callAsync(String body) {
        return http.sendAsync(callRequest(body), BodyHandlers.ofString());
    }

    HttpResponse<InputStream> open(String body) throws IOException, InterruptedException {
        return http.send(callRequest(body), BodyHandlers.ofInputStream());
    }

    JsonNode callJson(String body) throws IOException, InterruptedException {
        return json(call(body).body());
    }

    HttpResponse<String> get(String path) throws IOException, InterruptedException {
        return http.send(request(path).GET().build(), BodyHandlers.ofString());
    }

    HttpResponse<String> post(String path, String body) throws IOException, InterruptedException {
        HttpRequest post = request(path).POST(BodyPublishers.ofString(body)).build();
        return http.send(post, BodyHandlers.ofString());
    }

    /// A call of any dialect's path, with both forms of a credential.
    HttpResponse<String> call(String path, String credential, String body)
            throws IOException, InterruptedException {
        HttpRequest post =
                request(path)
                        .header("authorization", "Bearer " + credential)
                        .header("x-api-key", credential)
                        .POST(BodyPublishers.ofString(body))
                        .build();
        return http.send(post, BodyHandlers.ofString());
    }

    HttpResponse<String> get(String path, String credential)
            throws IOException, InterruptedException {
        HttpRequest get =
                request(path)
                        .header("authorization", "Bearer " + credential)
                        .header("x-api-key", credential)
                        .build();
        return http.send(get, BodyHandlers.ofString());
    }

    /// A call of Anthropic's Messages.
    HttpResponse<String> message(String body) throws IOException, InterruptedException {
        HttpRequest post =
                request("/anthropic/v1/messages")
                        .header("x-api-key", "sk-test")
                        .POST(BodyPublishers.ofString(body))
                        .build();
        return http.send(post, BodyHandlers.ofString());
    }

    HttpResponse<String> delete(String path) throws IOException, InterruptedException {
        return http.send(request(path).DELETE().build(), BodyHandlers.ofString());
    }

    /// The data of a stream's events.
    static List<String> events(String stream) {
        return stream.lines()
                .filter(line -> !line.isEmpty())
                .map(line -> line.substring("data: ".length()))
                .toList();
    }

    static JsonNode json(String text) throws JsonProcessingException {
        return JSON.readTree(text);
    }

    private HttpRequest callRequest(String body) {
        return request("/openai/v1/chat/completions")
                .header("authorization", "Bearer sk-test")
                .header("x-tollgate-call", "call-1/1")
                .POST(BodyPublishers.ofString(body))
                .build();
    }

    private HttpRequest.Builder request(String path) {
        return HttpRequest.newBuilder(URI.create(simulator.origin() + path)).timeout(PATIENCE);
    }
}
