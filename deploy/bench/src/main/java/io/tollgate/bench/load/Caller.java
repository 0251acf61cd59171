package io.tollgate.bench.load;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.StandardSocketOptions;
import java.nio.ByteBuffer;
import java.nio.channels.SelectionKey;
import java.nio.channels.Selector;
import java.nio.channels.SocketChannel;
import java.nio.charset.StandardCharsets;

/// One connection, with one call at a time on it. Belongs to the load's thread.
final class Caller implements AutoCloseable {
    /// More than any answer that is measured.
    private static final int ANSWER_BYTES = 256 * 1024;

    private static final int SHOWN = 300;

    private final byte[] proof;
    private final SocketChannel channel;
    private final ByteBuffer request;
    private final ByteBuffer read = ByteBuffer.allocate(ANSWER_BYTES);
    private final Answer answer = new Answer();
    private long dueNanos;
    private boolean calling;

    private Caller(Target target, int number, SocketChannel channel) {
        this.proof = bytes(target.proof());
        this.channel = channel;
        this.request =
                ByteBuffer.wrap(bytes(target.requests().get(number % target.requests().size())));
    }

    static Caller connect(Target target, int number, Selector selector) throws IOException {
        SocketChannel channel =
                SocketChannel.open(
                        new InetSocketAddress(InetAddress.getLoopbackAddress(), target.port()));
        channel.setOption(StandardSocketOptions.TCP_NODELAY, true).configureBlocking(false);
        Caller caller = new Caller(target, number, channel);
        SelectionKey _ = channel.register(selector, SelectionKey.OP_READ, caller);
        return caller;
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }

    boolean isCalling() {
        return calling;
    }

    /// When the present or last call was due, by [System#nanoTime()].
    long dueNanos() {
        return dueNanos;
    }

    /// Sends the request. Requests are small and the connection is idle, so that the kernel takes
    /// them whole.
    void begin(long due) throws IOException {
        dueNanos = due;
        calling = true;
        read.clear();
        answer.reset();
        request.rewind();
        while (request.hasRemaining()) {
            int _ = channel.write(request);
        }
    }

    /// Reads what is there; true when the call has ended.
    ///
    /// @throws IOException when the connection is lost
    boolean advance() throws IOException {
        int count = channel.read(read);
        if (count < 0) {
            throw new IOException("connection closed" + (read.position() > 0 ? ": " + text() : ""));
        }
        if (!calling || count == 0) {
            return false;
        }
        calling = !answer.isWhole(read);
        return !calling;
    }

    boolean isGood() {
        return Answer.isGood(read, proof);
    }

    /// The beginning of what was read.
    String text() {
        return new String(
                read.array(), 0, Math.min(SHOWN, read.position()), StandardCharsets.UTF_8);
    }

    @Override
    public void close() throws IOException {
        channel.close();
    }
}
