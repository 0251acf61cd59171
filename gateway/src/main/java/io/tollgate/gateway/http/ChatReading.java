package io.tollgate.gateway.http;

import io.tollgate.gateway.http.Field.Place;
import io.tollgate.gateway.http.Value.Shape;
import io.tollgate.gateway.json.JsonSink;
import io.tollgate.gateway.json.JsonText;
import io.tollgate.gateway.json.Span;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;

/// Follows the lexer through a chat request: knows where it is, refuses interpreted keys given
/// twice, and hands interpreted values to [ChatFields].
final class ChatReading implements JsonSink {
    private final ChatFields fields;
    private final OwnMembers own;
    private final Place[] places;

    /// By level, as deep as the text has been so far.
    private final List<EnumSet<Field>> seen = new ArrayList<>();

    private int depth;
    private Field field = Field.OTHER;
    private Span key = new Span(0, 0);

    ChatReading(ChatFields fields, int maxDepth) {
        this.fields = fields;
        own = fields.own();
        places = new Place[maxDepth + 1];
        places[0] = Place.OUTSIDE;
        seen.add(EnumSet.noneOf(Field.class));
    }

    @Override
    public void open(boolean object, long at) {
        Field of = current();
        Place place = placeOf(object, of);
        if (of != Field.OTHER || depth == 0) {
            Shape shape = object ? Shape.OBJECT : Shape.ARRAY;
            fields.value(places[depth], of, new Value(shape, "", 0, key, new Span(at, at + 1)));
        }
        depth++;
        places[depth] = place;
        if (depth == seen.size()) {
            seen.add(EnumSet.noneOf(Field.class));
        } else {
            seen.get(depth).clear();
        }
        field = Field.OTHER;
    }

    @Override
    public void close(boolean object, long end) {
        Place place = places[depth];
        depth--;
        fields.end(place, end);
        if (places[depth] == Place.ROOT) {
            own.end(end);
        }
    }

    @Override
    public void key(JsonText name, long from, long to) {
        Place place = places[depth];
        fields.member(place);
        field = Field.OTHER;
        if (place == Place.OPAQUE) {
            return;
        }
        String text = name.name();
        field = Field.named(place, text);
        if (place == Place.ROOT) {
            own.key(field.isOurs(), from);
        }
        key = new Span(from, to);
        if (field == Field.OTHER) {
            Field alike = Field.alike(place, text);
            if (alike != Field.OTHER) {
                fields.complaints().add(alike.key(), "invalid_key", "must be spelt exactly so");
            } else if (place == Place.PROVIDER || place == Place.MAX_PRICE) {
                fields.unknownWish(text);
            } else if (place == Place.ROOT && name.loneSurrogate()) {
                fields.complaints()
                        .add(BodyFault.malformed("A key contains half a surrogate pair."));
            }
        } else if (!seen.get(depth).add(field)) {
            fields.complaints().add(field.key(), "duplicate_key", "is given more than once");
        }
    }

    @Override
    public void scalar(Scalar kind, JsonText text, long from, long to) {
        Field of = current();
        if (of != Field.OTHER || depth == 0) {
            Value value =
                    new Value(Shape.of(kind), text.string(), text.bytes(), key, new Span(from, to));
            fields.value(places[depth], of, value);
        }
        if (places[depth] == Place.ROOT) {
            own.end(to);
        }
    }

    /// What the value that begins now is.
    private Field current() {
        return switch (places[depth]) {
            case MESSAGES,
                    CONTENT,
                    TOOLS,
                    MODALITIES,
                    MODELS,
                    PROVIDER_ORDER,
                    PROVIDER_ONLY,
                    PROVIDER_IGNORE ->
                    Field.ELEMENT;
            default -> field;
        };
    }

    private Place placeOf(boolean object, Field of) {
        if (of == Field.ELEMENT && object) {
            return switch (places[depth]) {
                case MESSAGES -> Place.MESSAGE;
                case CONTENT -> Place.PART;
                case TOOLS -> Place.TOOL;
                default -> Place.OPAQUE;
            };
        }
        if (object) {
            return switch (of) {
                case STREAM_OPTIONS -> Place.STREAM_OPTIONS;
                case PART_IMAGE -> Place.IMAGE;
                case PROVIDER -> Place.PROVIDER;
                case MAX_PRICE -> Place.MAX_PRICE;
                default -> depth == 0 ? Place.ROOT : Place.OPAQUE;
            };
        }
        return switch (of) {
            case MESSAGES -> Place.MESSAGES;
            case MESSAGE_CONTENT -> Place.CONTENT;
            case TOOLS -> Place.TOOLS;
            case MODALITIES -> Place.MODALITIES;
            case MODELS -> Place.MODELS;
            case PROVIDER_ORDER -> Place.PROVIDER_ORDER;
            case PROVIDER_ONLY -> Place.PROVIDER_ONLY;
            case PROVIDER_IGNORE -> Place.PROVIDER_IGNORE;
            default -> Place.OPAQUE;
        };
    }
}
