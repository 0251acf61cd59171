package io.tollgate.gateway.upstream.dialect;

import java.util.Arrays;
import java.util.function.Consumer;

/// Splits an event stream into the data of its events, whatever the pieces and line ends (CR, LF,
/// CRLF). Several data lines are joined by LF; comments and other fields are dropped. Not
/// thread-safe.
final class SseFrames {
    private static final byte[] DATA = {'d', 'a', 't', 'a'};

    private final int maxEventBytes;
    private final Consumer<byte[]> events;
    private final Bytes line = new Bytes();
    private final Bytes data = new Bytes();
    private boolean hasData;
    private boolean afterReturn;
    private boolean firstLine = true;
    private boolean tooLarge;

    /// @param events takes the data of each event, in order
    SseFrames(int maxEventBytes, Consumer<byte[]> events) {
        this.maxEventBytes = maxEventBytes;
        this.events = events;
    }

    /// False once an event is larger than the bound: nothing more is read.
    boolean feed(byte[] chunk) {
        int start = 0;
        for (int i = 0; i < chunk.length && !tooLarge; i++) {
            byte b = chunk[i];
            if (b == '\n' && afterReturn) {
                start = i + 1;
                afterReturn = false;
            } else if (b == '\n' || b == '\r') {
                endLine(chunk, start, i);
                start = i + 1;
                afterReturn = b == '\r';
            } else {
                afterReturn = false;
            }
        }
        if (!tooLarge && start < chunk.length) {
            keep(line, chunk, start, chunk.length);
        }
        return !tooLarge;
    }

    /// The stream is over: an event without its closing blank line counts all the same.
    void finish() {
        if (!tooLarge) {
            endLine(new byte[0], 0, 0);
            dispatch();
        }
    }

    private void endLine(byte[] chunk, int from, int to) {
        if (line.length == 0) {
            line(chunk, from, to);
        } else {
            keep(line, chunk, from, to);
            line(line.bytes, 0, line.length);
            line.length = 0;
        }
    }

    private void line(byte[] bytes, int begin, int to) {
        int from = begin;
        if (firstLine) {
            firstLine = false;
            boolean mark =
                    to - from >= 3
                            && bytes[from] == (byte) 0xef
                            && bytes[from + 1] == (byte) 0xbb
                            && bytes[from + 2] == (byte) 0xbf;
            from += mark ? 3 : 0;
        }
        if (from == to) {
            dispatch();
        } else if (isData(bytes, from, to)) {
            int text = Math.min(to, from + DATA.length + 1);
            if (text < to && bytes[text] == ' ') {
                text++;
            }
            if (hasData) {
                keep(data, new byte[] {'\n'}, 0, 1);
            }
            keep(data, bytes, text, to);
            hasData = true;
        }
    }

    private static boolean isData(byte[] bytes, int from, int to) {
        int end = from + DATA.length;
        return end <= to
                && Arrays.equals(bytes, from, end, DATA, 0, DATA.length)
                && (end == to || bytes[end] == ':');
    }

    private void dispatch() {
        if (hasData && !tooLarge) {
            byte[] event = Arrays.copyOf(data.bytes, data.length);
            hasData = false;
            data.length = 0;
            events.accept(event);
        }
    }

    private void keep(Bytes into, byte[] source, int from, int to) {
        if (into.length + (to - from) > maxEventBytes) {
            tooLarge = true;
        } else {
            into.append(source, from, to);
        }
    }

    /// A growing array.
    private static final class Bytes {
        private byte[] bytes = new byte[1024];
        private int length;

        private void append(byte[] source, int from, int to) {
            int needed = length + to - from;
            if (needed > bytes.length) {
                bytes = Arrays.copyOf(bytes, Math.max(needed, 2 * bytes.length));
            }
            System.arraycopy(source, from, bytes, length, to - from);
            length = needed;
        }
    }
}
