package io.tollgate.gateway;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;

/// A provider that keeps every request as it came and answers each with the same bytes.
final class RecordingUpstream implements AutoCloseable {
    private final HttpServer server;
    private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
    private final List<Received> received = new CopyOnWriteArrayList<>();
    private volatile String contentType = "application/json";
    private volatile String answer = "{}";

    private RecordingUpstream(HttpServer server) {
        this.server = server;
    }

    /// A request as it came.
    record Received(String path, Map<String, List<String>> headers, String body) {
        String header(String name) {
            return headers.getOrDefault(name, List.of("")).getFirst();
        }
    }

    static RecordingUpstream start() throws IOException {
        HttpServer server =
                HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        RecordingUpstream upstream = new RecordingUpstream(server);
        server.setExecutor(upstream.threads);
        server.createContext("/", upstream::serve);
        server.start();
        return upstream;
    }

    URI baseUrl() {
        return URI.create("http://127.0.0.1:" + server.getAddress().getPort() + "/v1");
    }

    void answerJson(String json) {
        contentType = "application/json";
        answer = json;
    }

    /// A stream of these events and `[DONE]`.
    void answerStream(String... events) {
        StringBuilder stream = new StringBuilder();
        for (String event : events) {
            stream.append("data: ").append(event).append("\n\n");
        }
        contentType = "text/event-stream";
        answer = stream.append("data: [DONE]\n\n").toString();
    }

    Received last() {
        return received.getLast();
    }

    @Override
    public void close() {
        server.stop(0);
        threads.shutdownNow();
    }

    private void serve(HttpExchange exchange) throws IOException {
        try (exchange) {
            byte[] body = exchange.getRequestBody().readAllBytes();
            received.add(
                    new Received(
                            exchange.getRequestURI().getPath(),
                            Map.copyOf(exchange.getRequestHeaders()),
                            new String(body, UTF_8)));
            byte[] bytes = answer.getBytes(UTF_8);
            exchange.getResponseHeaders().set("content-type", contentType);
            exchange.getResponseHeaders().set("x-upstream-secret", "internal");
            exchange.sendResponseHeaders(200, bytes.length);
            exchange.getResponseBody().write(bytes);
        }
    }
}
