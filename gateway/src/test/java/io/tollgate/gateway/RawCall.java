package io.tollgate.gateway;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.io.InputStream;
import java.net.Socket;
import java.net.URI;

/// One call on a connection of its own, byte by byte: to see how a connection ends, and to leave
/// early.
final class RawCall implements AutoCloseable {
    private static final int PATIENCE_MS = 30_000;

    private final Socket socket;
    private final StringBuilder received = new StringBuilder();

    private RawCall(Socket socket) {
        this.socket = socket;
    }

    static RawCall chat(Till till, Customer customer, String body) throws IOException {
        return send(
                till.address(),
                """
                POST /v1/chat/completions HTTP/1.1\r
                Host: gateway\r
                Authorization: Bearer %s\r
                Content-Type: application/json\r
                Content-Length: %d\r
                \r
                %s\
                """
                        .formatted(customer.secret(), body.getBytes(UTF_8).length, body));
    }

    static RawCall send(URI address, String request) throws IOException {
        Socket socket = new Socket(address.getHost(), address.getPort());
        socket.setSoTimeout(PATIENCE_MS);
        socket.getOutputStream().write(request.getBytes(UTF_8));
        socket.getOutputStream().flush();
        return new RawCall(socket);
    }

    /// Reads until the text has come; what has been received so far.
    String readUntil(String text) throws IOException {
        while (received.indexOf(text) < 0) {
            if (!readSome()) {
                throw new AssertionError("closed before '" + text + "': " + received);
            }
        }
        return received.toString();
    }

    /// Reads until the gateway closes the connection.
    String readToTheEnd() throws IOException {
        boolean more = true;
        while (more) {
            more = readSome();
        }
        return received.toString();
    }

    /// Of the answer's head.
    String requestId() throws IOException {
        String head = readUntil("\r\n\r\n");
        int start = head.indexOf("x-request-id: ") + "x-request-id: ".length();
        return head.substring(start, head.indexOf("\r\n", start));
    }

    /// Hangs up.
    @Override
    public void close() throws IOException {
        socket.close();
    }

    private boolean readSome() throws IOException {
        InputStream input = socket.getInputStream();
        byte[] bytes = new byte[8_192];
        int count = input.read(bytes);
        if (count > 0) {
            received.append(new String(bytes, 0, count, UTF_8));
        }
        return count >= 0;
    }
}
