package io.tollgate.gateway.http;

import io.tollgate.gateway.http.ChatSpans.Numeral;
import io.tollgate.gateway.http.Field.Place;
import io.tollgate.gateway.http.Value.Shape;
import io.vertx.core.buffer.Buffer;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/// What the interpreted keys of a chat request say.
final class ChatFields {
    private static final int MAX_CHOICES = 128;
    private static final int MAX_MODEL_BYTES = 128;

    private final Complaints complaints = new Complaints();
    private final Prompt prompt = new Prompt(complaints);
    private final StreamWish streaming = new StreamWish(complaints);
    private final OutputLimits limits = new OutputLimits(complaints);
    private final Extras extras = new Extras(complaints);
    private final RouteWishes wishes = new RouteWishes(complaints);
    private final OwnMembers own = new OwnMembers();
    private long firstMember;
    private @Nullable Value model;
    private @Nullable Value temperature;
    private @Nullable Value topP;
    private int n = 1;

    Complaints complaints() {
        return complaints;
    }

    OwnMembers own() {
        return own;
    }

    void unknownWish(String key) {
        wishes.unknown(key);
    }

    void member(Place place) {
        if (place == Place.STREAM_OPTIONS) {
            streaming.optionsMember();
        }
    }

    void end(Place place, long end) {
        switch (place) {
            case PART -> prompt.endPart();
            case STREAM_OPTIONS -> streaming.endOptions(end);
            case TOOL -> extras.endTool();
            default -> {}
        }
    }

    void value(Place parent, Field field, Value value) {
        switch (field) {
            case MODEL -> model(value);
            case MESSAGES -> prompt.messages(value);
            case STREAM -> streaming.stream(value);
            case STREAM_OPTIONS -> streaming.options(value);
            case INCLUDE_USAGE -> streaming.includeUsage(value);
            case MAX_TOKENS -> limits.put(OutputLimitField.MAX_TOKENS, value);
            case MAX_COMPLETION_TOKENS -> limits.put(OutputLimitField.MAX_COMPLETION_TOKENS, value);
            case N -> choices(value);
            case TEMPERATURE -> temperature = value;
            case TOP_P -> topP = value;
            case TOOLS -> extras.tools(value);
            case TOOL_TYPE -> extras.toolType(value);
            case WEB_SEARCH_OPTIONS, AUDIO -> extras.unsupported(field, value);
            case MODELS,
                    PROVIDER,
                    PROVIDER_ORDER,
                    PROVIDER_ONLY,
                    PROVIDER_IGNORE,
                    PROVIDER_SORT,
                    ALLOW_FALLBACKS,
                    MAX_PRICE,
                    PRICE_PROMPT,
                    PRICE_COMPLETION,
                    PRICE_REQUEST ->
                    wishes.value(field, value);
            case MODALITIES -> extras.modalities(value);
            case MESSAGE_CONTENT -> prompt.content(value);
            case PART_TYPE -> prompt.partType(value);
            case PART_TEXT -> prompt.partText(value);
            case PART_IMAGE -> {}
            case IMAGE_URL -> prompt.imageUrl(value);
            case SERVICE_TIER -> extras.serviceTier(value);
            case ELEMENT -> element(parent, value);
            case OTHER -> root(value);
        }
    }

    /// The values of the complete body, or what is wrong with them.
    ScanOutcome outcome(List<Buffer> chunks, long bodyBytes) {
        if (model == null) {
            complaints.missing("model");
        }
        prompt.check();
        streaming.check();
        limits.check();
        BodyFault fault = complaints.first();
        return fault == null && model != null
                ? chat(model, chunks, bodyBytes)
                : Objects.requireNonNull(fault);
    }

    private ScannedChat chat(Value called, List<Buffer> chunks, long bodyBytes) {
        ChatSpans spans =
                new ChatSpans(
                        firstMember,
                        called.span(),
                        limits.member(OutputLimitField.MAX_TOKENS),
                        limits.member(OutputLimitField.MAX_COMPLETION_TOKENS),
                        streaming.spans(),
                        number(temperature),
                        number(topP),
                        prompt.inlineImages(),
                        own.spans(),
                        prompt.at());
        return new ScannedChat(
                called.text(),
                wishes.models(),
                wishes.provider(),
                streaming.wanted(),
                streaming.usageWanted(),
                limits.tokens(),
                limits.field(),
                n,
                bodyBytes,
                prompt.textBytes(),
                prompt.unknownContent(),
                new ChatBody(chunks, spans));
    }

    /// Of other shapes the upstream says what is wrong.
    private static @Nullable Numeral number(@Nullable Value value) {
        return value != null && value.is(Shape.NUMBER)
                ? new Numeral(value.span(), value.text())
                : null;
    }

    private void root(Value value) {
        firstMember = value.span().to();
        if (!value.is(Shape.OBJECT)) {
            complaints.add(
                    BodyFault.malformed(
                            "The request body must be a JSON object, not "
                                    + value.shape().words()
                                    + "."));
        }
    }

    private void model(Value value) {
        model = value;
        if (!value.is(Shape.STRING)) {
            complaints.wrongType("model", "a string", value);
        } else if (value.bytes() == 0 || value.bytes() > MAX_MODEL_BYTES) {
            complaints.add(
                    "model", "invalid_value", "must be 1 to " + MAX_MODEL_BYTES + " bytes long");
        }
    }

    private void choices(Value value) {
        if (complaints.accepts("n", value, MAX_CHOICES) && !value.is(Shape.NULL)) {
            n = Integer.parseInt(value.text());
        }
    }

    private void element(Place parent, Value value) {
        switch (parent) {
            case MESSAGES -> prompt.message(value);
            case CONTENT -> prompt.part(value);
            case TOOLS -> extras.tool(value);
            case MODALITIES -> extras.modality(value);
            case MODELS -> wishes.model(value);
            case PROVIDER_ORDER -> wishes.provider(Field.PROVIDER_ORDER, value);
            case PROVIDER_ONLY -> wishes.provider(Field.PROVIDER_ONLY, value);
            case PROVIDER_IGNORE -> wishes.provider(Field.PROVIDER_IGNORE, value);
            default -> {}
        }
    }
}
