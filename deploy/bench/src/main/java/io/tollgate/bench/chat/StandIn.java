package io.tollgate.bench.chat;

import io.vertx.core.Handler;
import io.vertx.core.Vertx;
import io.vertx.core.VertxOptions;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.net.NetServerOptions;
import io.vertx.core.net.NetSocket;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;

/// An upstream that costs next to nothing: the same answer to every call, written from memory,
/// streams in five writes a millisecond apart. Reads as much of HTTP as its callers here write. A
/// program of its own: `stand-in PORT`.
public final class StandIn {
    private static final Buffer PLAIN = Buffer.buffer(Wire.plainAnswer());
    private static final Buffer STREAM_HEAD = Buffer.buffer(Wire.streamHead());
    private static final List<Buffer> BURSTS = Wire.bursts().stream().map(Buffer::buffer).toList();
    private static final long PAUSE_MILLIS = 1;
    private static final int BACKLOG = 1_024;

    private final Vertx vertx;

    private StandIn(Vertx vertx) {
        this.vertx = vertx;
    }

    /// Listens on this loopback port. Runs until the process ends.
    public static void run(int port) {
        Vertx vertx = Vertx.vertx(new VertxOptions().setEventLoopPoolSize(1));
        StandIn standIn = new StandIn(vertx);
        var _ =
                vertx.createNetServer(
                                new NetServerOptions()
                                        .setHost("127.0.0.1")
                                        .setPort(port)
                                        .setAcceptBacklog(BACKLOG)
                                        .setTcpNoDelay(true))
                        .connectHandler(socket -> socket.handler(standIn.new Connection(socket)))
                        .listen()
                        .toCompletionStage()
                        .toCompletableFuture()
                        .join();
    }

    /// One connection, one call at a time on it.
    private final class Connection implements Handler<Buffer> {
        private static final String HEAD_END = "\r\n\r\n";
        private static final String LENGTH = "content-length:";
        private static final String STREAM = "\"stream\":true";

        private final NetSocket socket;
        private final StringBuilder read = new StringBuilder();

        Connection(NetSocket socket) {
            this.socket = socket;
        }

        @Override
        public void handle(Buffer bytes) {
            read.append(bytes.toString(StandardCharsets.ISO_8859_1));
            int head = read.indexOf(HEAD_END);
            if (head < 0) {
                return;
            }
            int end = head + HEAD_END.length() + length(read.substring(0, head));
            if (read.length() >= end) {
                boolean stream = read.indexOf(STREAM) >= 0;
                read.delete(0, end);
                answer(stream);
            }
        }

        private static int length(String head) {
            int at = head.toLowerCase(Locale.ROOT).indexOf(LENGTH);
            int end = head.indexOf('\r', at);
            return at < 0
                    ? 0
                    : Integer.parseInt(
                            head.substring(at + LENGTH.length(), end < 0 ? head.length() : end)
                                    .strip());
        }

        private void answer(boolean stream) {
            if (stream) {
                write(STREAM_HEAD.copy().appendBuffer(BURSTS.getFirst()));
                next(1);
            } else {
                write(PLAIN);
            }
        }

        private void next(int burst) {
            if (burst < BURSTS.size()) {
                var _ =
                        vertx.setTimer(
                                PAUSE_MILLIS,
                                fired -> {
                                    write(BURSTS.get(burst));
                                    next(burst + 1);
                                });
            }
        }

        private void write(Buffer bytes) {
            var _ = socket.write(bytes);
        }
    }
}
