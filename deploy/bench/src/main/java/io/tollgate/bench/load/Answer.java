package io.tollgate.bench.load;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// Finds the end of one HTTP/1.1 answer in what has been read of it, and judges it. Knows no more
/// of HTTP than the fronts that are measured use: `content-length` or one chunked body.
final class Answer {
    private static final byte[] HEAD_END = bytes("\r\n\r\n");
    private static final byte[] LAST_CHUNK = bytes("\r\n0\r\n\r\n");
    private static final byte[] GOOD = bytes("HTTP/1.1 200");
    private static final Pattern LENGTH = Pattern.compile("(?i)\r\ncontent-length: *(\\d+)");
    private static final int CHUNKED = -1;

    private int bodyAt;
    private int length;

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.US_ASCII);
    }

    void reset() {
        bodyAt = 0;
        length = 0;
    }

    /// Whether the bytes before the buffer's position are a whole answer.
    boolean isWhole(ByteBuffer read) {
        if (bodyAt == 0) {
            int end = indexOf(read, HEAD_END, 0);
            if (end < 0) {
                return false;
            }
            bodyAt = end + HEAD_END.length;
            length = length(text(read, end));
        }
        return length == CHUNKED
                ? matches(read, LAST_CHUNK, read.position() - LAST_CHUNK.length)
                : read.position() >= bodyAt + length;
    }

    private static String text(ByteBuffer read, int end) {
        byte[] bytes = new byte[end];
        read.get(0, bytes);
        return new String(bytes, StandardCharsets.US_ASCII);
    }

    private static int length(String head) {
        Matcher length = LENGTH.matcher(head);
        return length.find() ? Integer.parseInt(length.group(1)) : CHUNKED;
    }

    /// Whether it has status 200 and the proof in it.
    static boolean isGood(ByteBuffer read, byte[] proof) {
        return matches(read, GOOD, 0) && indexOf(read, proof, GOOD.length) >= 0;
    }

    private static int indexOf(ByteBuffer read, byte[] wanted, int from) {
        for (int at = from; at <= read.position() - wanted.length; at++) {
            if (read.get(at) == wanted[0] && matches(read, wanted, at)) {
                return at;
            }
        }
        return -1;
    }

    private static boolean matches(ByteBuffer read, byte[] wanted, int at) {
        if (at < 0 || at + wanted.length > read.position()) {
            return false;
        }
        for (int n = 0; n < wanted.length; n++) {
            if (read.get(at + n) != wanted[n]) {
                return false;
            }
        }
        return true;
    }
}
