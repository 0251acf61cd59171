package io.tollgate.testkit;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.PrintWriter;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;

/// A mail server that keeps what it is given, on a free loopback port. Thread-safe.
public final class Mailbox implements AutoCloseable {
    private static final long WAIT_SECONDS = 60;

    private final ServerSocket socket;
    private final List<Letter> letters = new ArrayList<>();
    private final ReentrantLock lock = new ReentrantLock();
    private final Condition arrived = lock.newCondition();

    private record Letter(String to, String text) {}

    private Mailbox(ServerSocket socket) {
        this.socket = socket;
    }

    public static Mailbox open() {
        try {
            Mailbox box = new Mailbox(new ServerSocket(0, 8, InetAddress.getLoopbackAddress()));
            Thread.ofVirtual().start(box::listen);
            return box;
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }

    public int port() {
        return socket.getLocalPort();
    }

    /// The newest letter to an address as it came, but for long lines that were broken for the way;
    /// waits for one to arrive.
    ///
    /// @throws AssertionError if none comes
    public String letterTo(String address) {
        lock.lock();
        try {
            long left = TimeUnit.SECONDS.toNanos(WAIT_SECONDS);
            Optional<Letter> found = newest(address);
            while (found.isEmpty() && left > 0) {
                left = arrived.awaitNanos(left);
                found = newest(address);
            }
            return found.map(Letter::text)
                    .orElseThrow(() -> new AssertionError("no letter to " + address));
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(stopped);
        } finally {
            lock.unlock();
        }
    }

    @Override
    public void close() {
        try {
            socket.close();
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }

    private Optional<Letter> newest(String address) {
        return letters.reversed().stream()
                .filter(letter -> letter.to().equalsIgnoreCase(address))
                .findFirst();
    }

    private void listen() {
        while (!socket.isClosed()) {
            try {
                Socket client = socket.accept();
                Thread.ofVirtual().start(() -> serve(client));
            } catch (IOException closed) {
                return;
            }
        }
    }

    private void serve(Socket client) {
        try (client;
                BufferedReader in =
                        new BufferedReader(
                                new InputStreamReader(
                                        client.getInputStream(), StandardCharsets.UTF_8));
                PrintWriter out =
                        new PrintWriter(client.getOutputStream(), true, StandardCharsets.UTF_8)) {
            out.print("220 mailbox\r\n");
            out.flush();
            converse(in, out);
        } catch (IOException gone) {
            // who sent it has hung up
        }
    }

    private void converse(BufferedReader in, PrintWriter out) throws IOException {
        List<String> recipients = new ArrayList<>();
        for (String line = in.readLine(); line != null; line = in.readLine()) {
            String verb = line.length() < 4 ? line : line.substring(0, 4).toUpperCase(Locale.ROOT);
            switch (verb) {
                case "RCPT" -> recipients.add(line.replaceFirst(".*<(.*)>.*", "$1"));
                case "DATA" -> {
                    answer(out, "354 go on");
                    keep(recipients, body(in));
                    recipients.clear();
                }
                default -> {}
            }
            answer(out, verb.equals("QUIT") ? "221 bye" : "250 ok");
        }
    }

    private void keep(List<String> recipients, String text) {
        lock.lock();
        try {
            recipients.forEach(to -> letters.add(new Letter(to, text)));
            arrived.signalAll();
        } finally {
            lock.unlock();
        }
    }

    private static String body(BufferedReader in) throws IOException {
        StringBuilder body = new StringBuilder();
        for (String line = in.readLine(); line != null && !line.equals("."); line = in.readLine()) {
            body.append(line).append('\n');
        }
        String text = body.toString();
        return text.contains("quoted-printable")
                ? text.replace("=\n", "").replace("=3D", "=")
                : text;
    }

    private static void answer(PrintWriter out, String line) {
        out.print(line + "\r\n");
        out.flush();
    }
}
