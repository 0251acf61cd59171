package io.tollgate.gateway.json;

/// Hears what [JsonLexer] reads, in the order of the text. Offsets are bytes from the start of the
/// whole text; [JsonText] arguments are valid only during the call.
public interface JsonSink {
    /// An object or array begins; `at` is the offset of its bracket.
    void open(boolean object, long at);

    /// The innermost object or array ends; `end` is the offset past its bracket.
    void close(boolean object, long end);

    /// A key of the innermost object; the span includes the quotes.
    void key(JsonText name, long from, long to);

    /// A value without members; the span of a string includes its quotes.
    void scalar(Scalar kind, JsonText text, long from, long to);

    /// The kinds of values without members.
    enum Scalar {
        STRING,
        NUMBER,
        TRUE,
        FALSE,
        NULL
    }
}
