package io.tollgate.gateway.upstream.dialect;

import io.tollgate.gateway.json.JsonSink;
import io.tollgate.gateway.json.JsonText;
import io.tollgate.gateway.json.Span;

/// Follows the lexer through an answer, a chunk of a stream or an error body of OpenAI's wire
/// format, and notes what is metered and what is spliced. One instance reads one after the other.
final class AnswerReading implements JsonSink {
    private final Place[] places;
    private int depth;
    private String key = "";
    private AnswerFacts facts = new AnswerFacts();

    /// The containers that we look into; all others pass unread.
    private enum Place {
        OUTSIDE,
        ROOT,
        CHOICES,
        CHOICE,
        MESSAGE,
        PARTS,
        PART,
        TOOL_CALLS,
        TOOL_CALL,
        FUNCTION,
        USAGE,
        /// Kimi's place for it in streams: `choices[0].usage`.
        CHOICE_USAGE,
        PROMPT_DETAILS,
        COMPLETION_DETAILS,
        ERROR,
        OPAQUE
    }

    AnswerReading(int maxDepth) {
        places = new Place[maxDepth + 1];
        places[0] = Place.OUTSIDE;
    }

    void reset() {
        depth = 0;
        facts = new AnswerFacts();
    }

    AnswerFacts facts() {
        return facts;
    }

    @Override
    public void open(boolean object, long at) {
        Place place = object ? objectIn(places[depth]) : arrayIn(places[depth]);
        switch (place) {
            case ROOT -> facts.root(at + 1);
            case CHOICES -> facts.choices();
            case CHOICE -> facts.choice();
            case TOOL_CALL -> facts.content();
            case USAGE -> facts.beginUsage(at);
            case CHOICE_USAGE -> facts.choiceUsage();
            case ERROR -> facts.error();
            default -> {}
        }
        if (place == Place.FUNCTION) {
            facts.content();
        }
        depth++;
        places[depth] = place;
    }

    @Override
    public void close(boolean object, long end) {
        if (places[depth] == Place.USAGE) {
            facts.endUsage(end);
        }
        depth--;
        key = "";
    }

    @Override
    public void key(JsonText name, long from, long to) {
        Place place = places[depth];
        if (place == Place.OPAQUE) {
            return;
        }
        key = name.name();
        switch (place) {
            case ROOT -> facts.rootMember();
            case USAGE -> facts.usageMember();
            default -> {}
        }
    }

    @Override
    public void scalar(Scalar kind, JsonText text, long from, long to) {
        switch (places[depth]) {
            case ROOT -> root(kind, text, new Span(from, to));
            case CHOICE -> {
                if (key.equals("finish_reason") && filled(kind, text)) {
                    facts.finish(text.string(), new Span(from, to));
                }
            }
            case MESSAGE -> message(kind, text);
            case PART -> {
                if (key.equals("text") && kind == Scalar.STRING) {
                    facts.text(text.bytes());
                }
            }
            case FUNCTION -> {
                if ((key.equals("arguments") || key.equals("input")) && kind == Scalar.STRING) {
                    facts.text(text.bytes());
                }
            }
            case USAGE -> facts.usage(key, kind, text.string(), new Span(from, to));
            case CHOICE_USAGE -> {
                if (kind == Scalar.NUMBER) {
                    facts.counts().total(key, text.string());
                }
            }
            case PROMPT_DETAILS -> {
                if (kind == Scalar.NUMBER) {
                    facts.counts().promptDetail(key, text.string());
                }
            }
            case COMPLETION_DETAILS -> {
                if (kind == Scalar.NUMBER) {
                    facts.counts().completionDetail(key, text.string());
                }
            }
            case ERROR -> errorMember(kind, text);
            default -> {}
        }
    }

    private void root(Scalar kind, JsonText text, Span span) {
        switch (key) {
            case "model" -> facts.model(span);
            case "id" -> facts.id(kind == Scalar.STRING ? text.string() : "");
            case "created" -> facts.created(kind == Scalar.NUMBER ? text.string() : "0");
            case "usage" -> facts.noUsage(span);
            case "error" -> {
                if (kind == Scalar.STRING) {
                    facts.error();
                    facts.errorMember("message", text.string());
                }
            }
            default -> {
                if (kind == Scalar.STRING || kind == Scalar.NUMBER) {
                    facts.looseErrorMember(key, text.string());
                }
            }
        }
    }

    private void message(Scalar kind, JsonText text) {
        if (!filled(kind, text)) {
            return;
        }
        switch (key) {
            case "content", "refusal" -> facts.text(text.bytes());
            case "reasoning_content", "reasoning" -> facts.reasoning(key, text.bytes());
            default -> {}
        }
    }

    private void errorMember(Scalar kind, JsonText text) {
        if (kind == Scalar.STRING || kind == Scalar.NUMBER) {
            facts.errorMember(key, text.string());
        }
    }

    private static boolean filled(Scalar kind, JsonText text) {
        return kind == Scalar.STRING && text.bytes() > 0;
    }

    private Place objectIn(Place parent) {
        return switch (parent) {
            case OUTSIDE -> Place.ROOT;
            case ROOT ->
                    switch (key) {
                        case "usage" -> Place.USAGE;
                        case "error" -> Place.ERROR;
                        default -> Place.OPAQUE;
                    };
            case CHOICES -> Place.CHOICE;
            case CHOICE ->
                    switch (key) {
                        case "delta", "message" -> Place.MESSAGE;
                        case "usage" -> Place.CHOICE_USAGE;
                        default -> Place.OPAQUE;
                    };
            case MESSAGE -> key.equals("function_call") ? Place.FUNCTION : Place.OPAQUE;
            case PARTS -> Place.PART;
            case TOOL_CALLS -> Place.TOOL_CALL;
            case TOOL_CALL ->
                    key.equals("function") || key.equals("custom") ? Place.FUNCTION : Place.OPAQUE;
            case USAGE, CHOICE_USAGE ->
                    switch (key) {
                        case "prompt_tokens_details" -> Place.PROMPT_DETAILS;
                        case "completion_tokens_details" -> Place.COMPLETION_DETAILS;
                        default -> Place.OPAQUE;
                    };
            default -> Place.OPAQUE;
        };
    }

    private Place arrayIn(Place parent) {
        return switch (parent) {
            case ROOT -> key.equals("choices") ? Place.CHOICES : Place.OPAQUE;
            case MESSAGE ->
                    switch (key) {
                        case "tool_calls" -> Place.TOOL_CALLS;
                        case "content" -> Place.PARTS;
                        default -> Place.OPAQUE;
                    };
            default -> Place.OPAQUE;
        };
    }
}
