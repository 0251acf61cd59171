package io.tollgate.gateway.http;

import io.netty.channel.Channel;
import io.vertx.core.http.HttpConnection;
import io.vertx.core.net.impl.ConnectionBase;
import jakarta.enterprise.context.ApplicationScoped;
import org.jspecify.annotations.Nullable;

/// The port that calls come in by: which one it is, whether it is open, and how to close it alone.
/// Thread-safe.
@ApplicationScoped
class ListeningPort {
    private volatile int number = -1;
    private volatile boolean closed;
    private volatile @Nullable Channel socket;

    void open(int port) {
        number = port;
    }

    /// The TCP port. Throws [IllegalStateException] before it is open.
    int number() {
        if (number < 0) {
            throw new IllegalStateException("not listening");
        }
        return number;
    }

    boolean isOpen() {
        return number > 0 && !closed;
    }

    boolean isClosed() {
        return closed;
    }

    /// Vert.x closes a server only with all its connections, which would end running calls; the
    /// listening socket is the parent of any accepted channel.
    void accepted(HttpConnection connection) {
        if (socket == null && connection instanceof ConnectionBase base) {
            socket = base.channel().parent();
        }
    }

    /// New connections are refused from now on; running calls go on. Blocks for a moment.
    void close() {
        closed = true;
        Channel listening = socket;
        if (listening != null) {
            var _ = listening.close().awaitUninterruptibly();
        }
    }
}
