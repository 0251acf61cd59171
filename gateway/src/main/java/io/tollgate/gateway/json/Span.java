package io.tollgate.gateway.json;

/// A range of bytes in a text: `from` inclusive, `to` exclusive.
public record Span(long from, long to) {
    public Span {
        if (from < 0 || to < from) {
            throw new IllegalArgumentException("no span: " + from + " to " + to);
        }
    }
}
