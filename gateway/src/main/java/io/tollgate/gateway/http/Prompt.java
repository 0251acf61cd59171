package io.tollgate.gateway.http;

import io.tollgate.gateway.http.Value.Shape;
import io.tollgate.gateway.json.Span;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/// The messages of a request: how much text they hold, and whether that is all they hold.
final class Prompt {
    private static final Pattern DATA_URL = Pattern.compile("(?i)data:[^,]{0,200};base64,");

    private final Complaints complaints;
    private @Nullable Value messages;
    private int count;
    private long textBytes;
    private boolean unknownContent;
    private boolean typedAsText;
    private boolean hasText;
    private final List<Span> inlineImages = new ArrayList<>();

    Prompt(Complaints complaints) {
        this.complaints = complaints;
    }

    /// Where the messages begin.
    long at() {
        return messages == null ? 0 : messages.span().from();
    }

    long textBytes() {
        return textBytes;
    }

    boolean unknownContent() {
        return unknownContent;
    }

    void messages(Value value) {
        messages = value;
        if (!value.is(Shape.ARRAY)) {
            complaints.wrongType("messages", "an array", value);
        }
    }

    void message(Value value) {
        if (!value.is(Shape.OBJECT)) {
            complaints.wrongType("messages[" + count + "]", "an object", value);
        }
        count++;
    }

    void content(Value value) {
        switch (value.shape()) {
            case STRING -> textBytes += value.bytes();
            case ARRAY, NULL -> {}
            case OBJECT, NUMBER, TRUE, FALSE -> unknownContent = true;
        }
    }

    void part(Value value) {
        typedAsText = false;
        hasText = false;
        unknownContent |= !value.is(Shape.OBJECT);
    }

    void partType(Value value) {
        typedAsText = value.isString("text");
    }

    void partText(Value value) {
        hasText = value.is(Shape.STRING);
        textBytes += value.bytes();
    }

    void imageUrl(Value value) {
        if (value.is(Shape.STRING) && DATA_URL.matcher(value.text()).lookingAt()) {
            inlineImages.add(value.span());
        }
    }

    List<Span> inlineImages() {
        return inlineImages;
    }

    void endPart() {
        unknownContent |= !(typedAsText && hasText);
    }

    void check() {
        if (messages == null) {
            complaints.missing("messages");
        } else if (count == 0) {
            complaints.add("messages", "empty_array", "must hold at least one message");
        }
    }
}
