package io.tollgate.standalone;

import io.tollgate.standalone.home.Refusal;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;

/// Asks a child whether it is ready, and remembers why it was not.
final class Readiness implements AutoCloseable {
    private static final int OK = 200;
    private static final Duration TIMEOUT = Duration.ofSeconds(5);

    private final HttpClient http =
            HttpClient.newBuilder()
                    .version(HttpClient.Version.HTTP_1_1)
                    .connectTimeout(TIMEOUT)
                    .build();
    private final String url;
    private String reason = "it does not answer";

    /// `base` is the address of the child's health port.
    Readiness(String base) {
        this.url = base + "/q/health/ready";
    }

    /// Blocks for one request.
    boolean ready() {
        HttpRequest request = HttpRequest.newBuilder(URI.create(url)).timeout(TIMEOUT).build();
        try {
            HttpResponse<String> answer = http.send(request, BodyHandlers.ofString());
            reason = answer.statusCode() + " " + answer.body().strip();
            return answer.statusCode() == OK;
        } catch (IOException notYet) {
            return false;
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            throw new Refusal("interrupted while waiting for " + url);
        }
    }

    /// The last answer, on one line.
    String reason() {
        return reason.replaceAll("\\s+", " ");
    }

    @Override
    public void close() {
        http.close();
    }
}
