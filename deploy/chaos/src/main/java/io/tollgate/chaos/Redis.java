package io.tollgate.chaos;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/// A person's hand in the embedded Redis.
final class Redis {
    private final int port;
    private final String password;
    private final Path folder;

    private Redis(int port, String password, Path folder) {
        this.port = port;
        this.password = password;
        this.folder = folder;
    }

    static Redis of(Path home) throws IOException {
        String settings = Files.readString(home.resolve("redis/redis.conf"));
        Matcher port = Pattern.compile("(?m)^port (\\d+)").matcher(settings);
        if (!port.find()) {
            throw new IOException("no port in redis.conf");
        }
        return new Redis(
                Integer.parseInt(port.group(1)),
                Files.readString(home.resolve("redis.password")).strip(),
                home.resolve("redis/data"));
    }

    /// The first line of the reply.
    String run(String... command) throws IOException {
        try (Socket socket = new Socket(InetAddress.getLoopbackAddress(), port);
                OutputStream out = socket.getOutputStream();
                InputStream in = new BufferedInputStream(socket.getInputStream())) {
            write(out, List.of("AUTH", password));
            String _ = line(in);
            write(out, List.of(command));
            return line(in);
        }
    }

    /// Cuts the end off the newest append-only file of a Redis that does not run.
    void cut(long bytes) throws IOException {
        try (Stream<Path> files = Files.walk(folder)) {
            Path newest =
                    files.filter(file -> file.toString().endsWith(".incr.aof"))
                            .max(java.util.Comparator.comparing(Path::toString))
                            .orElseThrow();
            try (var file = new java.io.RandomAccessFile(newest.toFile(), "rw")) {
                file.setLength(Math.max(0, file.length() - bytes));
            }
        }
    }

    private static void write(OutputStream out, List<String> command) throws IOException {
        StringBuilder text = new StringBuilder("*" + command.size() + "\r\n");
        for (String word : command) {
            text.append('$').append(word.length()).append("\r\n").append(word).append("\r\n");
        }
        out.write(text.toString().getBytes(StandardCharsets.US_ASCII));
        out.flush();
    }

    private static String line(InputStream in) throws IOException {
        StringBuilder line = new StringBuilder();
        for (int next = in.read(); next != '\n' && next != -1; next = in.read()) {
            line.append((char) next);
        }
        return line.toString().strip();
    }
}
