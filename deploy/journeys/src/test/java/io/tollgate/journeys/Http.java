package io.tollgate.journeys;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.google.errorprone.annotations.CanIgnoreReturnValue;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.stream.IntStream;

/// A program with a key at an API.
record Http(String base, String key) {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final Duration TIMEOUT = Duration.ofMinutes(2);
    private static final HttpClient CLIENT =
            HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();

    /// An answer, whatever its status.
    record Answer(int status, HttpResponse<String> response) {
        String body() {
            return response.body();
        }

        JsonNode json() {
            try {
                return JSON.readTree(body());
            } catch (JsonProcessingException notJson) {
                throw new AssertionError(body(), notJson);
            }
        }

        String text(String member) {
            return json().path(member).asText();
        }

        String errorCode() {
            return json().path("error").path("code").asText();
        }

        /// Empty without that header.
        String header(String name) {
            return response.headers().firstValue(name).orElse("");
        }

        @CanIgnoreReturnValue
        Answer expect(int wanted) {
            assertThat(status).as(response.uri() + " " + body()).isEqualTo(wanted);
            return this;
        }
    }

    Answer get(String path) {
        return send(request(path).GET());
    }

    /// Single quotes stand for double ones.
    Answer post(String path, String json) {
        return send(posting(path, json));
    }

    Answer put(String path, String json) {
        return send(request(path).PUT(BodyPublishers.ofString(quoted(json))));
    }

    Answer patch(String path, String json) {
        return send(request(path).method("PATCH", BodyPublishers.ofString(quoted(json))));
    }

    Answer delete(String path) {
        return send(request(path).DELETE());
    }

    /// The id of what was created.
    String create(String path, String json) {
        return post(path, json).expect(201).text("id");
    }

    /// Posts that many times at once, in turns to each of the bases, and waits for every answer.
    static List<Answer> rush(List<Http> callers, int calls, String path, String json) {
        return answers(send(callers, calls, path, json));
    }

    static List<Answer> answers(List<CompletableFuture<Answer>> sent) {
        return sent.stream().map(CompletableFuture::join).toList();
    }

    /// As [#rush], without waiting.
    static List<CompletableFuture<Answer>> send(
            List<Http> callers, int calls, String path, String json) {
        return IntStream.range(0, calls)
                .mapToObj(call -> callers.get(call % callers.size()).posting(path, json))
                .map(request -> CLIENT.sendAsync(request.build(), BodyHandlers.ofString()))
                .map(answer -> answer.thenApply(got -> new Answer(got.statusCode(), got)))
                .toList();
    }

    private HttpRequest.Builder posting(String path, String json) {
        return request(path).POST(BodyPublishers.ofString(quoted(json)));
    }

    private HttpRequest.Builder request(String path) {
        return HttpRequest.newBuilder(URI.create(base + path))
                .timeout(TIMEOUT)
                .header("Authorization", "Bearer " + key)
                .header("Idempotency-Key", UUID.randomUUID().toString())
                .header("Content-Type", "application/json");
    }

    private static String quoted(String json) {
        return json.replace('\'', '"');
    }

    private static Answer send(HttpRequest.Builder request) {
        try {
            HttpResponse<String> answer = CLIENT.send(request.build(), BodyHandlers.ofString());
            return new Answer(answer.statusCode(), answer);
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(interrupted);
        }
    }
}
