package io.tollgate.admin.provider;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.util.concurrent.atomic.AtomicInteger;

/// An address of the console that is known before it starts, as a proxy in front of it gives it:
/// the provider and the console have to know where people come back to.
final class FrontDoor implements AutoCloseable {
    private final ServerSocket socket;
    private final AtomicInteger target = new AtomicInteger();

    private FrontDoor(ServerSocket socket) {
        this.socket = socket;
    }

    static FrontDoor open() {
        try {
            FrontDoor door =
                    new FrontDoor(new ServerSocket(0, 64, InetAddress.getLoopbackAddress()));
            Thread.ofVirtual().start(door::listen);
            return door;
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }

    /// Without a slash at its end.
    String url() {
        return "http://127.0.0.1:" + socket.getLocalPort();
    }

    int port() {
        return socket.getLocalPort();
    }

    /// Where the console listens.
    void leadTo(int port) {
        target.set(port);
    }

    @Override
    public void close() {
        try {
            socket.close();
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }

    private void listen() {
        while (!socket.isClosed()) {
            try {
                Socket visitor = socket.accept();
                Thread.ofVirtual().start(() -> serve(visitor));
            } catch (IOException closed) {
                return;
            }
        }
    }

    private void serve(Socket visitor) {
        try (visitor;
                Socket console = new Socket(InetAddress.getLoopbackAddress(), target.get())) {
            Thread answers = Thread.ofVirtual().start(() -> pass(console, visitor));
            pass(visitor, console);
            answers.join();
        } catch (IOException refused) {
            // the visitor sees the connection closed
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
        }
    }

    private static void pass(Socket from, Socket to) {
        try {
            var _ = from.getInputStream().transferTo(to.getOutputStream());
            to.shutdownOutput();
        } catch (IOException gone) {
            // one side has hung up
        }
    }
}
