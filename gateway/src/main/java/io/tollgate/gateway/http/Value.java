package io.tollgate.gateway.http;

import io.tollgate.gateway.json.JsonSink.Scalar;
import io.tollgate.gateway.json.Span;
import java.math.BigInteger;

/// An interpreted value.
///
/// @param text the beginning of a string, or a number as written
/// @param bytes the length of a string in UTF-8 after unescaping
/// @param key the span of its key
/// @param span its own, of objects and arrays that of the bracket that opens it
record Value(Shape shape, String text, long bytes, Span key, Span span) {
    /// JSON's types, in the words of an error message.
    enum Shape {
        OBJECT("an object"),
        ARRAY("an array"),
        STRING("a string"),
        NUMBER("a number"),
        TRUE("a boolean"),
        FALSE("a boolean"),
        NULL("null");

        private final String words;

        Shape(String words) {
            this.words = words;
        }

        String words() {
            return words;
        }

        static Shape of(Scalar kind) {
            return switch (kind) {
                case STRING -> STRING;
                case NUMBER -> NUMBER;
                case TRUE -> TRUE;
                case FALSE -> FALSE;
                case NULL -> NULL;
            };
        }
    }

    boolean is(Shape wanted) {
        return shape == wanted;
    }

    boolean isString(String wanted) {
        return shape == Shape.STRING && text.equals(wanted);
    }

    /// Whether it is a number written without fraction and exponent.
    boolean isInteger() {
        return shape == Shape.NUMBER
                && text.chars().allMatch(c -> c == '-' || (c >= '0' && c <= '9'));
    }

    boolean isAtLeast(long least) {
        return integer().compareTo(BigInteger.valueOf(least)) >= 0;
    }

    /// A number of which only the beginning is kept is larger than any bound.
    boolean isAtMost(long most) {
        return bytes == text.length() && integer().compareTo(BigInteger.valueOf(most)) <= 0;
    }

    /// Whether it is true, false or null.
    boolean isFlag() {
        return shape == Shape.TRUE || shape == Shape.FALSE || shape == Shape.NULL;
    }

    private BigInteger integer() {
        return new BigInteger(text);
    }
}
