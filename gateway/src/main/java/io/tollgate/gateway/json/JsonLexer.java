package io.tollgate.gateway.json;

import org.jspecify.annotations.Nullable;

/// Reads one JSON value (RFC 8259, strict: no comments, no byte order mark, valid UTF-8 only) from
/// bytes that arrive in pieces of any size, and tells a [JsonSink]. Keeps a bit for each open level
/// and the beginning of the present scalar, nothing else. Not thread-safe.
public final class JsonLexer {
    private final JsonSink sink;
    private final boolean[] objects;
    private final JsonText text;
    private final StringLexer strings;
    private final NumberLexer numbers;
    private State state = State.VALUE;
    private Word word = Word.NULL;
    private int wordIndex;
    private int depth;
    private long base;
    private long fed;
    private long tokenStart;
    private boolean readingKey;
    private @Nullable JsonFault fault;

    private enum State {
        VALUE,
        FIRST_VALUE,
        FIRST_KEY,
        KEY,
        COLON,
        AFTER_VALUE,
        STRING,
        NUMBER,
        WORD,
        END
    }

    private enum Word {
        TRUE("true", JsonSink.Scalar.TRUE),
        FALSE("false", JsonSink.Scalar.FALSE),
        NULL("null", JsonSink.Scalar.NULL);

        private final String spelling;
        private final JsonSink.Scalar kind;

        Word(String spelling, JsonSink.Scalar kind) {
            this.spelling = spelling;
            this.kind = kind;
        }
    }

    /// @param maxDepth levels of objects and arrays
    /// @param maxCapturedBytes how much of a scalar the sink gets to see
    public JsonLexer(JsonSink sink, int maxDepth, int maxCapturedBytes) {
        this.sink = sink;
        objects = new boolean[maxDepth];
        text = new JsonText(maxCapturedBytes);
        strings = new StringLexer(text);
        numbers = new NumberLexer();
    }

    /// Forgets everything: the next byte begins another text.
    public void reset() {
        state = State.VALUE;
        depth = 0;
        fed = 0;
        fault = null;
    }

    /// Reads `bytes[from, to)`. After a fault it reads nothing more.
    public void feed(byte[] bytes, int from, int to) {
        base = fed - from;
        int i = from;
        while (i < to && fault == null) {
            i =
                    switch (state) {
                        case STRING -> string(bytes, i, to);
                        case NUMBER -> number(bytes, i, to);
                        case WORD -> word(bytes[i], i);
                        default -> structure(bytes[i], i);
                    };
        }
        fed += to - from;
    }

    /// Says that the text is complete.
    public void finish() {
        base = fed;
        if (fault == null && state == State.NUMBER && depth == 0) {
            endNumber(0);
        }
        if (fault == null && state != State.END) {
            fault = new JsonFault(fed, "unexpected end of the text");
        }
    }

    /// The first thing wrong, null so far.
    public @Nullable JsonFault fault() {
        return fault;
    }

    private int structure(byte b, int i) {
        if (b == ' ' || b == '\n' || b == '\r' || b == '\t') {
            return i + 1;
        }
        switch (state) {
            case VALUE -> beginValue(b, i);
            case FIRST_VALUE -> {
                if (b == ']') {
                    close(false, i);
                } else {
                    beginValue(b, i);
                }
            }
            case FIRST_KEY -> {
                if (b == '}') {
                    close(true, i);
                } else {
                    beginKey(b, i);
                }
            }
            case KEY -> beginKey(b, i);
            case COLON -> {
                if (b == ':') {
                    state = State.VALUE;
                } else {
                    fail(i, "expected ':'");
                }
            }
            case AFTER_VALUE -> separator(b, i);
            default -> fail(i, "nothing may follow the value");
        }
        return i + 1;
    }

    private void beginValue(byte b, int i) {
        tokenStart = base + i;
        switch (b) {
            case '{' -> open(true, i);
            case '[' -> open(false, i);
            case '"' -> beginString(false);
            case 't' -> beginWord(Word.TRUE);
            case 'f' -> beginWord(Word.FALSE);
            case 'n' -> beginWord(Word.NULL);
            default -> {
                if (numbers.begin(b)) {
                    text.reset();
                    text.append(b);
                    state = State.NUMBER;
                } else {
                    fail(i, "expected a value");
                }
            }
        }
    }

    private void beginKey(byte b, int i) {
        if (b == '"') {
            tokenStart = base + i;
            beginString(true);
        } else {
            fail(i, "expected a key in double quotes");
        }
    }

    private void beginString(boolean key) {
        text.reset();
        strings.begin();
        readingKey = key;
        state = State.STRING;
    }

    private void beginWord(Word begun) {
        word = begun;
        wordIndex = 1;
        state = State.WORD;
    }

    private void separator(byte b, int i) {
        boolean inObject = objects[depth - 1];
        if (b == ',') {
            state = inObject ? State.KEY : State.VALUE;
        } else if (b == (inObject ? '}' : ']')) {
            close(inObject, i);
        } else {
            fail(i, inObject ? "expected ',' or '}'" : "expected ',' or ']'");
        }
    }

    private void open(boolean object, int i) {
        if (depth == objects.length) {
            fail(i, "nested deeper than " + objects.length + " levels");
            return;
        }
        objects[depth++] = object;
        state = object ? State.FIRST_KEY : State.FIRST_VALUE;
        sink.open(object, base + i);
    }

    private void close(boolean object, int i) {
        depth--;
        afterValue();
        sink.close(object, base + i + 1);
    }

    private void afterValue() {
        state = depth == 0 ? State.END : State.AFTER_VALUE;
    }

    private int string(byte[] bytes, int from, int to) {
        int i = strings.feed(bytes, from, to);
        String complaint = strings.complaint();
        if (complaint != null) {
            fail(i, complaint);
        } else if (strings.closed()) {
            long end = base + i;
            if (readingKey) {
                state = State.COLON;
                sink.key(text, tokenStart, end);
            } else {
                afterValue();
                sink.scalar(JsonSink.Scalar.STRING, text, tokenStart, end);
            }
        }
        return i;
    }

    private int number(byte[] bytes, int from, int to) {
        int i = from;
        while (i < to && numbers.takes(bytes[i])) {
            text.append(bytes[i]);
            i++;
        }
        if (i < to) {
            endNumber(i);
        }
        return i;
    }

    private void endNumber(int i) {
        if (numbers.complete()) {
            afterValue();
            sink.scalar(JsonSink.Scalar.NUMBER, text, tokenStart, base + i);
        } else {
            fail(i, "malformed number");
        }
    }

    private int word(byte b, int i) {
        if (b != word.spelling.charAt(wordIndex)) {
            fail(i, "expected " + word.spelling);
        } else if (++wordIndex == word.spelling.length()) {
            afterValue();
            text.reset();
            sink.scalar(word.kind, text, tokenStart, base + i + 1);
        }
        return i + 1;
    }

    private void fail(int i, String reason) {
        fault = new JsonFault(base + i, reason);
    }
}
