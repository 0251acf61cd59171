package io.tollgate.standalone.console;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.tollgate.standalone.home.Refusal;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/// Asks a child whether it is ready, and remembers why it was not.
public final class Readiness implements AutoCloseable {
    private static final int OK = 200;
    private static final Duration TIMEOUT = Duration.ofSeconds(5);

    private static final ObjectMapper JSON = new ObjectMapper();

    private final HttpClient http =
            HttpClient.newBuilder()
                    .version(HttpClient.Version.HTTP_1_1)
                    .connectTimeout(TIMEOUT)
                    .build();
    private final String url;
    private String reason = "it does not answer";
    private String body = "";

    /// `base` is the address of the child's health port.
    public Readiness(String base) {
        this.url = base + "/q/health/ready";
    }

    /// Blocks for one request.
    public boolean ready() {
        HttpRequest request = HttpRequest.newBuilder(URI.create(url)).timeout(TIMEOUT).build();
        try {
            HttpResponse<String> answer = http.send(request, BodyHandlers.ofString());
            body = answer.body();
            reason = answer.statusCode() + " " + answer.body().strip();
            return answer.statusCode() == OK;
        } catch (IOException notYet) {
            return false;
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            throw new Refusal("interrupted while waiting for " + url);
        }
    }

    /// Of the last answer the checks that are down, with what they say, on one line.
    public String why() {
        try {
            List<String> down = new ArrayList<>();
            for (JsonNode check : JSON.readTree(body).path("checks")) {
                if (!check.path("status").asText().equals("UP")) {
                    List<String> data = new ArrayList<>();
                    check.path("data")
                            .properties()
                            .forEach(one -> data.add(one.getKey() + " " + one.getValue().asText()));
                    down.add(check.path("name").asText() + " (" + String.join(", ", data) + ")");
                }
            }
            return down.isEmpty() ? reason() : String.join("; ", down);
        } catch (JsonProcessingException notJson) {
            return reason();
        }
    }

    /// The last answer, on one line.
    public String reason() {
        return reason.replaceAll("\\s+", " ");
    }

    @Override
    public void close() {
        http.close();
    }
}
