package io.tollgate.gateway.json;

import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.Nullable;

/// The scalar or key just read: its length, and its beginning up to the lexer's bound. Strings are
/// unescaped; numbers are as written. One instance is reused: copy out what must last.
public final class JsonText {
    private static final int NAME_BYTES = 40;

    /// Keys of this process, the last of each place. Threads may write over each other: whoever
    /// reads compares.
    private static final @Nullable String[] NAMES = new @Nullable String[256];

    private final byte[] captured;
    private int length;
    private long bytes;
    private boolean loneSurrogate;

    JsonText(int maxCapturedBytes) {
        captured = new byte[maxCapturedBytes];
    }

    /// Length in UTF-8 after unescaping; a surrogate without its partner counts as three bytes.
    public long bytes() {
        return bytes;
    }

    /// Whether the text is longer than what is kept of it.
    public boolean truncated() {
        return bytes > length;
    }

    /// Whether an escape stood for half a character.
    public boolean loneSurrogate() {
        return loneSurrogate;
    }

    /// What is kept of the text.
    public String string() {
        return new String(captured, 0, length, StandardCharsets.UTF_8);
    }

    /// The same for a key: keys come again and again, and one that was met lately is not made anew.
    public String name() {
        if (length > NAME_BYTES) {
            return string();
        }
        int hash = length;
        for (int i = 0; i < length; i++) {
            hash = hash * 31 + captured[i];
        }
        int place = (hash ^ (hash >>> 8)) & (NAMES.length - 1);
        String met = NAMES[place];
        if (met == null || !isThis(met)) {
            met = string();
            NAMES[place] = met;
        }
        return met;
    }

    private boolean isThis(String met) {
        if (met.length() != length) {
            return false;
        }
        for (int i = 0; i < length; i++) {
            if (met.charAt(i) != captured[i]) {
                return false;
            }
        }
        return true;
    }

    void reset() {
        length = 0;
        bytes = 0;
        loneSurrogate = false;
    }

    void append(byte[] source, int from, int to) {
        bytes += to - from;
        int kept = Math.min(to - from, captured.length - length);
        if (kept > 0) {
            System.arraycopy(source, from, captured, length, kept);
            length += kept;
        }
    }

    void append(byte single) {
        bytes++;
        if (length < captured.length) {
            captured[length++] = single;
        }
    }

    void appendCodePoint(int point) {
        if (point < 0x80) {
            append((byte) point);
        } else if (point < 0x800) {
            append((byte) (0xc0 | (point >> 6)));
            append(continuation(point));
        } else if (point < 0x10000) {
            loneSurrogate |= point >= 0xd800 && point <= 0xdfff;
            append((byte) (0xe0 | (point >> 12)));
            append(continuation(point >> 6));
            append(continuation(point));
        } else {
            append((byte) (0xf0 | (point >> 18)));
            append(continuation(point >> 12));
            append(continuation(point >> 6));
            append(continuation(point));
        }
    }

    private static byte continuation(int bits) {
        return (byte) (0x80 | (bits & 0x3f));
    }
}
