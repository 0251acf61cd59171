package io.tollgate.gateway.http;

import java.util.Locale;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/// The keys that we interpret, each in its place. Any of them may be given once.
enum Field {
    MODEL(Place.ROOT, "model"),
    MESSAGES(Place.ROOT, "messages"),
    STREAM(Place.ROOT, "stream"),
    STREAM_OPTIONS(Place.ROOT, "stream_options"),
    MAX_TOKENS(Place.ROOT, "max_tokens"),
    MAX_COMPLETION_TOKENS(Place.ROOT, "max_completion_tokens"),
    N(Place.ROOT, "n"),
    TEMPERATURE(Place.ROOT, "temperature"),
    TOP_P(Place.ROOT, "top_p"),
    TOOLS(Place.ROOT, "tools"),
    SERVICE_TIER(Place.ROOT, "service_tier"),
    WEB_SEARCH_OPTIONS(Place.ROOT, "web_search_options"),
    AUDIO(Place.ROOT, "audio"),
    MODALITIES(Place.ROOT, "modalities"),
    MODELS(Place.ROOT, "models"),
    PROVIDER(Place.ROOT, "provider"),
    PROVIDER_ORDER(Place.PROVIDER, "order"),
    PROVIDER_ONLY(Place.PROVIDER, "only"),
    PROVIDER_IGNORE(Place.PROVIDER, "ignore"),
    PROVIDER_SORT(Place.PROVIDER, "sort"),
    ALLOW_FALLBACKS(Place.PROVIDER, "allow_fallbacks"),
    MAX_PRICE(Place.PROVIDER, "max_price"),
    PRICE_PROMPT(Place.MAX_PRICE, "prompt"),
    PRICE_COMPLETION(Place.MAX_PRICE, "completion"),
    PRICE_REQUEST(Place.MAX_PRICE, "request"),
    MESSAGE_CONTENT(Place.MESSAGE, "content"),
    PART_TYPE(Place.PART, "type"),
    PART_TEXT(Place.PART, "text"),
    PART_IMAGE(Place.PART, "image_url"),
    IMAGE_URL(Place.IMAGE, "url"),
    TOOL_TYPE(Place.TOOL, "type"),
    INCLUDE_USAGE(Place.STREAM_OPTIONS, "include_usage"),
    /// An element of one of the arrays that we look into.
    ELEMENT(Place.OPAQUE, ""),
    OTHER(Place.OPAQUE, "");

    /// The containers that we look into; all others pass unread.
    enum Place {
        OUTSIDE,
        ROOT,
        MESSAGES,
        MESSAGE,
        CONTENT,
        PART,
        IMAGE,
        TOOLS,
        TOOL,
        STREAM_OPTIONS,
        MODALITIES,
        MODELS,
        PROVIDER,
        PROVIDER_ORDER,
        PROVIDER_ONLY,
        PROVIDER_IGNORE,
        MAX_PRICE,
        OPAQUE
    }

    private static final Map<Place, Map<String, Field>> BY_NAME =
            Stream.of(values())
                    .filter(field -> field.place != Place.OPAQUE)
                    .collect(
                            Collectors.groupingBy(
                                    field -> field.place,
                                    Collectors.toMap(field -> field.key, Function.identity())));

    private final Place place;
    private final String key;

    Field(Place place, String key) {
        this.place = place;
        this.key = key;
    }

    /// The interpreted field of that name there, or [#OTHER].
    static Field named(Place place, String name) {
        return BY_NAME.getOrDefault(place, Map.of()).getOrDefault(name, OTHER);
    }

    /// The interpreted field that a parser blind to case would take the name for, or [#OTHER].
    static Field alike(Place place, String name) {
        String folded = name.replace('\u212a', 'k').replace('\u017f', 's');
        return named(place, folded.toLowerCase(Locale.ROOT));
    }

    /// Whether the member is for us alone: no upstream gets it.
    boolean isOurs() {
        return this == MODELS || this == PROVIDER;
    }

    String key() {
        return key;
    }
}
