package io.tollgate.journeys;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;

/// An upstream that answers no call before it is told to, however slow the machine is.
final class Gate implements AutoCloseable {
    private static final byte[] ANSWER =
            """
            {"id":"1","object":"chat.completion","created":1,"model":"m",
             "choices":[{"index":0,"message":{"role":"assistant","content":"Hi"},"finish_reason":"stop"}],
             "usage":{"prompt_tokens":3,"completion_tokens":1,"total_tokens":4}}
            """
                    .getBytes(StandardCharsets.UTF_8);

    private final HttpServer server;
    private final CountDownLatch opened = new CountDownLatch(1);

    private Gate(HttpServer server) {
        this.server = server;
    }

    static Gate closed() {
        try {
            InetSocketAddress any = new InetSocketAddress(InetAddress.getLoopbackAddress(), 0);
            Gate gate = new Gate(HttpServer.create(any, 0));
            gate.server.setExecutor(Executors.newVirtualThreadPerTaskExecutor());
            var _ = gate.server.createContext("/", gate::answer);
            gate.server.start();
            return gate;
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }

    String url() {
        return "http://127.0.0.1:" + server.getAddress().getPort();
    }

    void open() {
        opened.countDown();
    }

    private void answer(HttpExchange exchange) throws IOException {
        try (exchange) {
            var _ = exchange.getRequestBody().readAllBytes();
            opened.await();
            exchange.getResponseHeaders().set("Content-Type", "application/json");
            exchange.sendResponseHeaders(200, ANSWER.length);
            exchange.getResponseBody().write(ANSWER);
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
        }
    }

    @Override
    public void close() {
        open();
        server.stop(0);
    }
}
