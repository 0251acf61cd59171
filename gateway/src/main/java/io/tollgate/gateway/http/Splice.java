package io.tollgate.gateway.http;

import io.tollgate.gateway.http.ChatSpans.Member;
import io.tollgate.gateway.json.TextEdits;
import io.vertx.core.buffer.Buffer;
import java.util.List;

/// The body that an upstream gets: the caller's bytes with the model replaced, the output limit
/// replaced or added, usage asked for in streams, and what is for us alone left out. Nothing else
/// changes and nothing is copied.
///
/// @param model the upstream's name for the model
/// @param outputLimit tokens a choice, always sent
/// @param field the name under which the upstream takes the limit
/// @param quirks what the upstream refuses of what OpenAI takes
public record Splice(String model, int outputLimit, OutputLimitField field, Quirks quirks) {
    public Splice {
        if (outputLimit < 1) {
            throw new IllegalArgumentException("an output limit is at least 1: " + outputLimit);
        }
    }

    /// For an upstream that takes all that OpenAI takes.
    public Splice(String model, int outputLimit, OutputLimitField field) {
        this(model, outputLimit, field, Quirks.NONE);
    }

    /// Slices of the caller's chunks with our inserts between them, in order. Pure: the same chat
    /// may be spliced again for another attempt.
    public List<Buffer> of(ScannedChat chat) {
        ChatSpans spans = chat.body().spans();
        TextEdits edits = new TextEdits().replace(spans.model(), TextEdits.quoted(model));
        limit(spans, edits);
        if (chat.stream()) {
            askForUsage(spans, edits);
        }
        spans.own().forEach(edits::remove);
        quirks.correct(spans, chat.body().chunks(), edits);
        return edits.over(chat.body().chunks());
    }

    private void limit(ChatSpans spans, TextEdits edits) {
        String tokens = Integer.toString(outputLimit);
        Member wanted = spans.limit(field);
        Member other = spans.limit(field.other());
        String key = TextEdits.quoted(field.wire());
        if (wanted != null) {
            edits.replace(wanted.value(), tokens);
            if (other != null && !other.isNull()) {
                edits.replace(other.value(), "null");
            }
        } else if (other != null) {
            edits.replace(other.key(), key).replace(other.value(), tokens);
        } else {
            edits.insert(spans.firstMember(), key + ":" + tokens + ",");
        }
    }

    private static void askForUsage(ChatSpans spans, TextEdits edits) {
        String wish = "\"include_usage\":true";
        ChatSpans.StreamOptions options = spans.streamOptions();
        if (options == null) {
            edits.insert(spans.firstMember(), "\"stream_options\":{" + wish + "},");
        } else if (options.isNull()) {
            edits.replace(options.value(), "{" + wish + "}");
        } else if (options.includeUsage() != null) {
            edits.replace(options.includeUsage(), "true");
        } else {
            edits.insert(options.value().from() + 1, options.empty() ? wish : wish + ",");
        }
    }
}
