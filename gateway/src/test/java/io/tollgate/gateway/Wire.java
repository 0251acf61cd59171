package io.tollgate.gateway;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.CompletableFuture;

/// Plain HTTP to the gateway, for what the official client cannot say or would hide.
final class Wire {
    static final JsonMapper JSON = JsonMapper.builder().build();
    static final String CHAT = "/v1/chat/completions";

    private static final HttpClient CLIENT =
            HttpClient.newBuilder()
                    .version(HttpClient.Version.HTTP_1_1)
                    .connectTimeout(Duration.ofSeconds(5))
                    .build();
    private static final Duration PATIENCE = Duration.ofSeconds(40);

    private final URI address;

    Wire(Till till) {
        address = till.address();
    }

    /// A whole answer.
    record Answer(HttpResponse<byte[]> response) {
        int status() {
            return response.statusCode();
        }

        String header(String name) {
            return response.headers().firstValue(name).orElse("");
        }

        String id() {
            return header("x-request-id");
        }

        String text() {
            return new String(response.body(), UTF_8);
        }

        JsonNode json() {
            return parse(text());
        }

        JsonNode error() {
            return json().path("error");
        }

        /// The `data:` lines of a stream.
        List<String> events() {
            return Arrays.stream(text().split("\n\n", -1))
                    .filter(event -> event.startsWith("data: "))
                    .map(event -> event.substring("data: ".length()))
                    .toList();
        }

        /// The JSON events of a stream, `[DONE]` left out.
        List<JsonNode> chunks() {
            return events().stream()
                    .filter(event -> !event.equals("[DONE]"))
                    .map(Wire::parse)
                    .toList();
        }

        /// `usage` of a plain answer, or of the chunk that carries it.
        JsonNode usage() {
            return text().startsWith("{") ? json().path("usage") : lastUsage();
        }

        /// `usage.cost` in nanos.
        long costNanos() {
            return nanos(usage().path("cost").asText());
        }

        private JsonNode lastUsage() {
            return chunks().stream()
                    .map(chunk -> chunk.path("usage"))
                    .filter(JsonNode::isObject)
                    .reduce((first, second) -> second)
                    .orElseThrow();
        }
    }

    Answer get(String path, Customer customer) throws IOException, InterruptedException {
        return send(request(path, customer.secret()).GET().build());
    }

    Answer chat(Customer customer, String body) throws IOException, InterruptedException {
        return send(chatRequest(customer.secret(), body));
    }

    CompletableFuture<Answer> chatLater(Customer customer, String body) {
        return CLIENT.sendAsync(chatRequest(customer.secret(), body), BodyHandlers.ofByteArray())
                .thenApply(Answer::new);
    }

    HttpRequest chatRequest(String secret, String body) {
        return request(CHAT, secret)
                .header("content-type", "application/json")
                .POST(BodyPublishers.ofString(body))
                .build();
    }

    /// Without a key if `secret` is empty.
    HttpRequest.Builder request(String path, String secret) {
        HttpRequest.Builder request =
                HttpRequest.newBuilder(address.resolve(path)).timeout(PATIENCE);
        return secret.isEmpty() ? request : request.header("authorization", "Bearer " + secret);
    }

    Answer send(HttpRequest request) throws IOException, InterruptedException {
        return new Answer(CLIENT.send(request, BodyHandlers.ofByteArray()));
    }

    /// A valid call of a model; `more` are further members, each with a comma before it.
    static String hello(Goods goods, String more) {
        return "{\"model\":\"%s\",\"messages\":[{\"role\":\"user\",\"content\":\"hello there\"}]%s}"
                .formatted(goods.model(), more);
    }

    static String streamed(Goods goods, String more) {
        return hello(goods, ",\"stream\":true,\"stream_options\":{\"include_usage\":true}" + more);
    }

    static JsonNode parse(String json) {
        try {
            return JSON.readTree(json);
        } catch (IOException malformed) {
            throw new AssertionError("not JSON: " + json, malformed);
        }
    }

    static ObjectNode object() {
        return JSON.createObjectNode();
    }

    static long nanos(String decimal) {
        return new java.math.BigDecimal(decimal).movePointRight(9).longValueExact();
    }
}
