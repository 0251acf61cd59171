package io.tollgate.gateway.http;

import io.tollgate.gateway.http.ChatSpans.StreamOptions;
import io.tollgate.gateway.http.Value.Shape;
import io.tollgate.gateway.json.Span;
import org.jspecify.annotations.Nullable;

/// Whether a request wants a stream, and with what at its end.
final class StreamWish {
    private final Complaints complaints;
    private boolean wanted;
    private @Nullable Value options;
    private boolean optionsEmpty = true;
    private long optionsEnd;
    private @Nullable Value includeUsage;

    StreamWish(Complaints complaints) {
        this.complaints = complaints;
    }

    boolean wanted() {
        return wanted;
    }

    boolean usageWanted() {
        return includeUsage != null && includeUsage.is(Shape.TRUE);
    }

    void stream(Value value) {
        wanted = value.is(Shape.TRUE);
        if (!value.isFlag()) {
            complaints.wrongType("stream", "a boolean", value);
        }
    }

    void options(Value value) {
        options = value;
        optionsEnd = value.span().to();
        if (!value.is(Shape.OBJECT) && !value.is(Shape.NULL)) {
            complaints.wrongType("stream_options", "an object", value);
        }
    }

    void optionsMember() {
        optionsEmpty = false;
    }

    void endOptions(long end) {
        optionsEnd = end;
    }

    void includeUsage(Value value) {
        includeUsage = value;
        if (!value.isFlag()) {
            complaints.wrongType("stream_options.include_usage", "a boolean", value);
        }
    }

    void check() {
        if (options != null && !options.is(Shape.NULL) && !wanted) {
            complaints.add("stream_options", "invalid_value", "may only be given with 'stream'");
        }
    }

    @Nullable StreamOptions spans() {
        if (options == null) {
            return null;
        }
        return new StreamOptions(
                new Span(options.span().from(), optionsEnd),
                options.is(Shape.NULL),
                optionsEmpty,
                includeUsage == null ? null : includeUsage.span());
    }
}
