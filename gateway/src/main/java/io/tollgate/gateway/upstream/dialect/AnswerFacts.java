package io.tollgate.gateway.upstream.dialect;

import io.tollgate.gateway.json.JsonSink.Scalar;
import io.tollgate.gateway.json.Span;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// What one answer or chunk says.
final class AnswerFacts {
    private boolean object;
    private long firstMember;
    private boolean empty = true;
    private @Nullable Span model;
    private String id = "";
    private String created = "0";
    private boolean hasChoices;
    private int choiceCount;
    private boolean content;
    private boolean finished;
    private long textBytes;
    private long reasoningContentBytes;
    private long reasoningBytes;
    private @Nullable Span usageSpan;

    /// Those that OpenAI does not know; few answers have any.
    private Map<Span, String> strangeReasons = Map.of();

    private boolean usageInChoice;
    private boolean usageObject;
    private boolean usageEmpty = true;
    private @Nullable Span cost;
    private @Nullable Span costCurrency;
    private @Nullable UsageCounts counts;
    private boolean hasError;
    private ErrorText error = ErrorText.NONE;
    private ErrorText looseError = ErrorText.NONE;

    void root(long first) {
        object = true;
        firstMember = first;
    }

    void rootMember() {
        empty = false;
    }

    void model(Span span) {
        model = span;
    }

    void id(String text) {
        id = text;
    }

    void created(String number) {
        created = number;
    }

    void choices() {
        hasChoices = true;
    }

    void choice() {
        choiceCount++;
    }

    void content() {
        content = true;
    }

    /// @param at the reason's span in the text
    void finish(String reason, Span at) {
        finished = true;
        content = true;
        if (!FinishReasons.isStandard(reason)) {
            if (strangeReasons.isEmpty()) {
                strangeReasons = new LinkedHashMap<>();
            }
            strangeReasons.put(at, reason);
        }
    }

    void choiceUsage() {
        if (!usageObject) {
            usageInChoice = true;
            counts = new UsageCounts();
        }
    }

    void text(long bytes) {
        textBytes += bytes;
        content |= bytes > 0;
    }

    /// Some upstreams send the same reasoning under both names: the longer one counts.
    void reasoning(String key, long bytes) {
        if (key.equals("reasoning_content")) {
            reasoningContentBytes += bytes;
        } else {
            reasoningBytes += bytes;
        }
        content = true;
    }

    void beginUsage(long at) {
        usageObject = true;
        usageEmpty = true;
        usageSpan = new Span(at, at + 1);
        cost = null;
        costCurrency = null;
        counts = new UsageCounts();
    }

    void usageMember() {
        usageEmpty = false;
    }

    void endUsage(long end) {
        usageSpan = usageSpan == null ? null : new Span(usageSpan.from(), end);
    }

    void noUsage(Span span) {
        usageObject = false;
        usageSpan = span;
    }

    void usage(String key, Scalar kind, String text, Span span) {
        switch (key) {
            case "cost" -> cost = span;
            case "cost_currency" -> costCurrency = span;
            default -> {
                if (kind == Scalar.NUMBER) {
                    counts().total(key, text);
                }
            }
        }
    }

    UsageCounts counts() {
        if (counts == null) {
            counts = new UsageCounts();
        }
        return counts;
    }

    void error() {
        hasError = true;
    }

    void errorMember(String key, String text) {
        error = error.with(key, text);
    }

    /// Of error bodies that have no error object.
    void looseErrorMember(String key, String text) {
        looseError = looseError.with(key, text);
    }

    boolean isObject() {
        return object;
    }

    boolean hasError() {
        return hasError;
    }

    ErrorText errorText() {
        return hasError ? error : looseError;
    }

    boolean hasContent() {
        return content;
    }

    boolean isFinished() {
        return finished;
    }

    long textBytes() {
        return textBytes;
    }

    long reasoningBytes() {
        return Math.max(reasoningContentBytes, reasoningBytes);
    }

    int choiceCount() {
        return choiceCount;
    }

    /// Whether it is a stream's usage chunk: usage, and choices without any.
    boolean isUsageChunk() {
        return usageObject && hasChoices && choiceCount == 0;
    }

    /// The span of the usage object, null without one.
    @Nullable Span usageObjectSpan() {
        return usageObject ? usageSpan : null;
    }

    Optional<ReportedUsage> usage() {
        return usageObject || usageInChoice ? counts().reported() : Optional.empty();
    }

    String id() {
        return id;
    }

    String created() {
        return created;
    }

    /// Whether a choice ended because the upstream gave up.
    boolean isBroken() {
        return !strangeReasons.isEmpty()
                && strangeReasons.values().stream().anyMatch(FinishReasons::isFailure);
    }

    AnswerSpans spans() {
        AnswerSpans.Usage usage =
                usageSpan == null
                        ? null
                        : new AnswerSpans.Usage(
                                usageSpan, usageObject, usageEmpty, cost, costCurrency);
        return new AnswerSpans(firstMember, empty, model, usage, strangeReasons);
    }

    /// The span of the model if nothing else must be put in other words, else null.
    @Nullable Span onlyModel() {
        return strangeReasons.isEmpty() ? model : null;
    }
}
