package io.tollgate.gateway.json;

import org.jspecify.annotations.Nullable;

/// The inside of a JSON string: text runs, escapes, surrogate pairs, UTF-8.
final class StringLexer {
    private static final byte PLAIN = 0;
    private static final byte STOP = 1;
    private static final byte LEAD = 2;
    private static final byte[] KINDS = kinds();

    private final JsonText text;
    private State state = State.TEXT;
    private int continuations;
    private int lowest;
    private int highest;
    private int unit;
    private int digits;
    private int highSurrogate;
    private @Nullable String complaint;

    private enum State {
        TEXT,
        ESCAPE,
        HEX,
        CLOSED
    }

    StringLexer(JsonText text) {
        this.text = text;
    }

    void begin() {
        state = State.TEXT;
        continuations = 0;
        highSurrogate = 0;
        complaint = null;
    }

    boolean closed() {
        return state == State.CLOSED;
    }

    @Nullable String complaint() {
        return complaint;
    }

    /// Reads until the closing quote, a fault or `to`; returns the offset past what was read, or of
    /// the offending byte.
    int feed(byte[] bytes, int from, int to) {
        int i = from;
        while (i < to) {
            switch (state) {
                case TEXT -> {
                    int end = run(bytes, i, to);
                    if (end > i) {
                        flushSurrogate();
                        text.append(bytes, i, end);
                    }
                    i = end;
                    if (i < to) {
                        stop(bytes[i]);
                        i++;
                    }
                }
                case ESCAPE -> escape(bytes[i++]);
                case HEX -> hex(bytes[i++]);
                case CLOSED -> {
                    return i;
                }
            }
            if (complaint != null) {
                return i - 1;
            }
        }
        return i;
    }

    /// The end of the text that needs no interpretation; inside it UTF-8 is checked.
    private int run(byte[] bytes, int from, int to) {
        int i = from;
        while (i < to) {
            if (continuations > 0) {
                int b = bytes[i] & 0xff;
                if (b < lowest || b > highest) {
                    return i;
                }
                lowest = 0x80;
                highest = 0xbf;
                continuations--;
                i++;
                continue;
            }
            while (i < to && KINDS[bytes[i] & 0xff] == PLAIN) {
                i++;
            }
            if (i == to || KINDS[bytes[i] & 0xff] == STOP) {
                return i;
            }
            lead(bytes[i] & 0xff);
            i++;
        }
        return i;
    }

    /// Overlong forms, surrogates and what is past U+10FFFF are no UTF-8.
    private void lead(int b) {
        continuations = b < 0xe0 ? 1 : b < 0xf0 ? 2 : 3;
        lowest = b == 0xe0 ? 0xa0 : b == 0xf0 ? 0x90 : 0x80;
        highest = b == 0xed ? 0x9f : b == 0xf4 ? 0x8f : 0xbf;
    }

    private void stop(byte b) {
        if (continuations > 0) {
            complaint = "malformed UTF-8";
        } else if (b == '"') {
            flushSurrogate();
            state = State.CLOSED;
        } else if (b == '\\') {
            state = State.ESCAPE;
        } else {
            complaint = b >= 0 ? "control character in a string" : "malformed UTF-8";
        }
    }

    private void escape(byte b) {
        state = State.TEXT;
        switch (b) {
            case '"', '\\', '/' -> plain(b);
            case 'b' -> plain('\b');
            case 'f' -> plain('\f');
            case 'n' -> plain('\n');
            case 'r' -> plain('\r');
            case 't' -> plain('\t');
            case 'u' -> {
                unit = 0;
                digits = 0;
                state = State.HEX;
            }
            default -> complaint = "unknown escape in a string";
        }
    }

    private void plain(int c) {
        flushSurrogate();
        text.append((byte) c);
    }

    private void hex(byte b) {
        int digit = Character.digit(b, 16);
        if (digit < 0) {
            complaint = "expected four hexadecimal digits";
            return;
        }
        unit = (unit << 4) | digit;
        if (++digits == 4) {
            state = State.TEXT;
            codeUnit((char) unit);
        }
    }

    private void codeUnit(char c) {
        if (highSurrogate != 0 && Character.isLowSurrogate(c)) {
            text.appendCodePoint(Character.toCodePoint((char) highSurrogate, c));
            highSurrogate = 0;
            return;
        }
        flushSurrogate();
        if (Character.isHighSurrogate(c)) {
            highSurrogate = c;
        } else {
            text.appendCodePoint(c);
        }
    }

    private void flushSurrogate() {
        if (highSurrogate != 0) {
            text.appendCodePoint(highSurrogate);
            highSurrogate = 0;
        }
    }

    private static byte[] kinds() {
        byte[] kinds = new byte[256];
        for (int b = 0; b < 256; b++) {
            boolean lead = b >= 0xc2 && b <= 0xf4;
            boolean plain = b >= 0x20 && b < 0x80 && b != '"' && b != '\\';
            kinds[b] = plain ? PLAIN : lead ? LEAD : STOP;
        }
        return kinds;
    }
}
