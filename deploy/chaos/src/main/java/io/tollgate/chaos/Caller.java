package io.tollgate.chaos;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.math.BigDecimal;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.time.Instant;
import java.util.Iterator;
import java.util.Optional;
import java.util.stream.Stream;

/// A developer's program: one chat call after another, and what it saw of each.
final class Caller {
    private static final Duration PATIENCE = Duration.ofSeconds(90);
    private static final int NANO_DIGITS = 9;

    private final HttpClient client;
    private final String gatewayUrl;
    private final String apiKey;

    Caller(HttpClient client, String gatewayUrl, String apiKey) {
        this.client = client;
        this.gatewayUrl = gatewayUrl;
        this.apiKey = apiKey;
    }

    /// What the caller saw of a call.
    ///
    /// @param id the request id, empty if no answer came
    /// @param status 0 if no answer came
    /// @param completed whether the answer came to its proper end
    /// @param chargeNanos as the answer said, -1 if it did not
    /// @param from before it was sent
    /// @param to after it had ended
    record Seen(
            String id, int status, boolean completed, long chargeNanos, Instant from, Instant to) {
        private static final Seen NOTHING =
                new Seen("", 0, false, -1, Instant.EPOCH, Instant.EPOCH);

        private static Seen of(HttpResponse<?> answer, boolean completed, long chargeNanos) {
            Optional<String> id = answer.headers().firstValue("x-request-id");
            return new Seen(
                    id.orElse(""),
                    answer.statusCode(),
                    completed,
                    chargeNanos,
                    Instant.EPOCH,
                    Instant.EPOCH);
        }

        private Seen during(Instant start, Instant end) {
            return new Seen(id, status, completed, chargeNanos, start, end);
        }
    }

    /// @param vanish hang up after the first event of a stream
    Seen call(boolean stream, int tokens, boolean vanish) throws InterruptedException {
        String body =
                """
                {"model":"deepseek-v4","stream":%s,%s"max_tokens":%d,"messages":[{"role":"user","content":"%s"}]}\
                """
                        .formatted(
                                stream,
                                stream ? "\"stream_options\":{\"include_usage\":true}," : "",
                                tokens,
                                "What survives?");
        HttpRequest request =
                HttpRequest.newBuilder(URI.create(gatewayUrl + "/v1/chat/completions"))
                        .timeout(PATIENCE)
                        .header("Authorization", "Bearer " + apiKey)
                        .header("Content-Type", "application/json")
                        .POST(BodyPublishers.ofString(body))
                        .build();
        Instant from = Instant.now();
        try {
            Seen seen = stream ? streamed(request, vanish) : plain(request);
            return seen.during(from, Instant.now());
        } catch (IOException | java.io.UncheckedIOException | IllegalStateException gone) {
            return Seen.NOTHING;
        }
    }

    private Seen plain(HttpRequest request) throws IOException, InterruptedException {
        HttpResponse<String> answer = client.send(request, BodyHandlers.ofString());
        if (answer.statusCode() != 200) {
            return Seen.of(answer, false, -1);
        }
        JsonNode usage = Api.JSON.readTree(answer.body()).path("usage");
        return Seen.of(answer, true, nanos(usage));
    }

    private Seen streamed(HttpRequest request, boolean vanish)
            throws IOException, InterruptedException {
        HttpResponse<Stream<String>> answer = client.send(request, BodyHandlers.ofLines());
        long charge = -1;
        boolean done = false;
        try (Stream<String> lines = answer.body()) {
            Iterator<String> each = lines.iterator();
            while (each.hasNext()) {
                String line = each.next();
                if (vanish && !line.isEmpty()) {
                    return Seen.of(answer, false, -1);
                }
                if (line.equals("data: [DONE]")) {
                    done = true;
                } else if (line.startsWith("data: ") && line.contains("\"cost\"")) {
                    charge = nanos(Api.JSON.readTree(line.substring(6)).path("usage"));
                }
            }
        } catch (java.io.UncheckedIOException cut) {
            return Seen.of(answer, false, charge);
        }
        return Seen.of(answer, done, charge);
    }

    private static long nanos(JsonNode usage) {
        return usage.path("cost").isTextual()
                ? new BigDecimal(usage.path("cost").asText())
                        .movePointRight(NANO_DIGITS)
                        .longValueExact()
                : -1;
    }
}
