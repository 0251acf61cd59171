package io.tollgate.conformance;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.List;

/// What a caller got.
///
/// @param id the request id, empty if no answer came
/// @param status 0 if no answer came
/// @param text everything that came, if cut so far
/// @param whole whether a stream came to `[DONE]`, a plain answer to its end with status 200
record Answer(String id, int status, String text, boolean whole, boolean retryAfter) {
    private static final Duration PATIENCE = Duration.ofSeconds(90);
    private static final Answer NONE = new Answer("", 0, "", false, false);

    /// Makes one chat call with 8 tokens of output; blocks.
    static Answer to(HttpClient client, String gatewayUrl, String key, String model, boolean stream)
            throws InterruptedException {
        String body =
                """
                {"model":"%s","stream":%s,"max_tokens":8,"messages":[{"role":"user","content":"Who answers?"}]}\
                """
                        .formatted(model, stream);
        HttpRequest request =
                HttpRequest.newBuilder(URI.create(gatewayUrl + "/v1/chat/completions"))
                        .timeout(PATIENCE)
                        .header("Authorization", "Bearer " + key)
                        .header("Content-Type", "application/json")
                        .POST(BodyPublishers.ofString(body))
                        .build();
        try {
            HttpResponse<java.io.InputStream> answer =
                    client.send(request, BodyHandlers.ofInputStream());
            return read(answer, stream);
        } catch (IOException gone) {
            return NONE;
        }
    }

    private static Answer read(HttpResponse<java.io.InputStream> answer, boolean stream) {
        StringBuilder text = new StringBuilder();
        boolean ended = true;
        try (java.io.Reader body =
                new java.io.InputStreamReader(
                        answer.body(), java.nio.charset.StandardCharsets.UTF_8)) {
            for (int c = body.read(); c >= 0; c = body.read()) {
                text.append((char) c);
            }
        } catch (IOException cut) {
            ended = false;
        }
        boolean good = answer.statusCode() == 200;
        boolean done = !stream || text.indexOf("data: [DONE]") >= 0;
        return new Answer(
                answer.headers().firstValue("x-request-id").orElse(""),
                answer.statusCode(),
                text.toString(),
                good && ended && done,
                answer.headers().firstValue("retry-after").isPresent());
    }

    /// The error object, of the body or of the last event; missing without one.
    JsonNode error() {
        List<String> lines = text.lines().filter(line -> !line.isBlank()).toList();
        String last = lines.isEmpty() ? "" : lines.getLast();
        String json = last.startsWith("data: ") ? last.substring("data: ".length()) : text;
        try {
            return Management.JSON.readTree(json).path("error");
        } catch (JsonProcessingException none) {
            return Management.JSON.missingNode();
        }
    }
}
