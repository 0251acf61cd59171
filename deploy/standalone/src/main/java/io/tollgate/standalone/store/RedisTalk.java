package io.tollgate.standalone.store;

import io.tollgate.standalone.home.Refusal;
import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import javax.net.ssl.SSLSocketFactory;
import org.jspecify.annotations.Nullable;

/// Some questions to a Redis, one after the other, over one connection. Blocks for five seconds at
/// most on each.
public final class RedisTalk implements AutoCloseable {
    private static final int PORT = 6379;
    private static final int SENTINEL_PORT = 26_379;
    private static final int TIMEOUT_MILLIS = 5_000;
    private static final int LINE_END = 2;
    private static final String SENTINEL = "redis-sentinel://";

    private final Socket socket;
    private final InputStream in;

    private RedisTalk(Socket socket) throws IOException {
        this.socket = socket;
        this.in = new BufferedInputStream(socket.getInputStream());
    }

    /// A connection to what `TOLLGATE_REDIS_URL` names: the server, a cluster's first node, or the
    /// master that the first sentinel knows.
    public static RedisTalk open(String urls) throws IOException {
        String first = urls.split(",", 2)[0].strip();
        if (!first.startsWith(SENTINEL)) {
            return connect(first);
        }
        URI sentinel = URI.create(first);
        String master = URI.create(urls.strip().replaceAll(".*,", SENTINEL)).getPath();
        try (RedisTalk talk = connect(sentinel.getHost(), port(sentinel, SENTINEL_PORT), false)) {
            List<String> address =
                    talk.ask("SENTINEL", "get-master-addr-by-name", master.substring(1));
            RedisTalk found =
                    connect(address.getFirst(), Integer.parseInt(address.getLast()), false);
            found.signIn(sentinel.getUserInfo());
            return found;
        }
    }

    private static RedisTalk connect(String url) throws IOException {
        URI uri = URI.create(url);
        String host = uri.getHost();
        if (host == null) {
            throw new IOException("no host in the address");
        }
        RedisTalk talk = connect(host, port(uri, PORT), uri.getScheme().equals("rediss"));
        talk.signIn(uri.getUserInfo());
        return talk;
    }

    private static int port(URI uri, int otherwise) {
        return uri.getPort() > 0 ? uri.getPort() : otherwise;
    }

    private static RedisTalk connect(String host, int port, boolean encrypted) throws IOException {
        Socket socket = encrypted ? SSLSocketFactory.getDefault().createSocket() : new Socket();
        socket.setSoTimeout(TIMEOUT_MILLIS);
        socket.connect(new InetSocketAddress(host, port), TIMEOUT_MILLIS);
        return new RedisTalk(socket);
    }

    private void signIn(@Nullable String user) throws IOException {
        if (user == null || user.isEmpty()) {
            return;
        }
        String[] parts = user.split(":", 2);
        List<String> _ =
                parts.length == 1 || parts[0].isEmpty()
                        ? ask("AUTH", parts[parts.length - 1])
                        : ask("AUTH", parts[0], parts[1]);
    }

    /// The strings of the answer: one, or the elements of a list.
    ///
    /// @throws IOException if Redis answers with an error, too
    public List<String> ask(String... words) throws IOException {
        StringBuilder command = new StringBuilder("*" + words.length + "\r\n");
        for (String word : words) {
            int bytes = word.getBytes(StandardCharsets.UTF_8).length;
            command.append('$').append(bytes).append("\r\n").append(word).append("\r\n");
        }
        socket.getOutputStream().write(command.toString().getBytes(StandardCharsets.UTF_8));
        List<String> answer = new ArrayList<>();
        read(answer);
        return answer;
    }

    private void read(List<String> into) throws IOException {
        String line = line();
        String rest = line.substring(1);
        switch (line.charAt(0)) {
            case '+', ':' -> into.add(rest);
            case '$' -> {
                int length = Integer.parseInt(rest);
                if (length >= 0) {
                    into.add(new String(in.readNBytes(length), StandardCharsets.UTF_8));
                    in.skipNBytes(LINE_END);
                }
            }
            case '*' -> {
                int elements = Integer.parseInt(rest);
                for (int n = 0; n < elements; n++) {
                    read(into);
                }
            }
            case '-' -> throw new IOException(rest);
            default -> throw new Refusal("This is not a Redis");
        }
    }

    private String line() throws IOException {
        StringBuilder line = new StringBuilder();
        for (int next = in.read(); next != '\n'; next = in.read()) {
            if (next < 0) {
                throw new IOException("the connection was closed");
            }
            line.append((char) next);
        }
        if (line.length() < 2) {
            throw new IOException("an empty answer");
        }
        return line.substring(0, line.length() - 1);
    }

    @Override
    public void close() throws IOException {
        socket.close();
    }
}
