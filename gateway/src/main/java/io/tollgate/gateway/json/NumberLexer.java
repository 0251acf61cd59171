package io.tollgate.gateway.json;

import org.jspecify.annotations.Nullable;

/// The number grammar of RFC 8259, a byte at a time.
final class NumberLexer {
    private State state = State.SIGN;

    private enum State {
        SIGN,
        ZERO,
        DIGITS,
        POINT,
        FRACTION,
        EXPONENT,
        EXPONENT_SIGN,
        EXPONENT_DIGITS
    }

    /// Whether a number may begin with this byte; if so it has begun.
    boolean begin(byte b) {
        if (b == '-') {
            state = State.SIGN;
            return true;
        }
        state = b == '0' ? State.ZERO : State.DIGITS;
        return digit(b);
    }

    /// Whether the byte belongs to the number; if not nothing has changed.
    boolean takes(byte b) {
        State next =
                switch (state) {
                    case SIGN -> b == '0' ? State.ZERO : digit(b) ? State.DIGITS : null;
                    case ZERO -> afterInteger(b);
                    case DIGITS -> digit(b) ? State.DIGITS : afterInteger(b);
                    case POINT -> digit(b) ? State.FRACTION : null;
                    case FRACTION -> digit(b) ? State.FRACTION : exponent(b);
                    case EXPONENT ->
                            b == '+' || b == '-'
                                    ? State.EXPONENT_SIGN
                                    : digit(b) ? State.EXPONENT_DIGITS : null;
                    case EXPONENT_SIGN, EXPONENT_DIGITS -> digit(b) ? State.EXPONENT_DIGITS : null;
                };
        if (next == null) {
            return false;
        }
        state = next;
        return true;
    }

    boolean complete() {
        return switch (state) {
            case ZERO, DIGITS, FRACTION, EXPONENT_DIGITS -> true;
            case SIGN, POINT, EXPONENT, EXPONENT_SIGN -> false;
        };
    }

    private static @Nullable State afterInteger(byte b) {
        return b == '.' ? State.POINT : exponent(b);
    }

    private static @Nullable State exponent(byte b) {
        return b == 'e' || b == 'E' ? State.EXPONENT : null;
    }

    private static boolean digit(byte b) {
        return b >= '0' && b <= '9';
    }
}
