package io.tollgate.admin.audit;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// One field of what was changed, as text; null where it was not there.
record FieldChange(String field, @Nullable String before, @Nullable String after) {
    /// Fields that say nothing to a person who reads of a change.
    private static final Set<String> SILENT = Set.of("id", "created_at");

    /// The fields that differ, in their order; all of something new or gone.
    static List<FieldChange> between(@Nullable JsonNode before, @Nullable JsonNode after) {
        Set<String> names = new LinkedHashSet<>();
        Stream.of(Optional.ofNullable(before), Optional.ofNullable(after))
                .flatMap(Optional::stream)
                .forEach(node -> node.fieldNames().forEachRemaining(names::add));
        names.removeAll(SILENT);
        List<FieldChange> changes = new ArrayList<>();
        for (String name : names) {
            String was = text(before, name);
            String is = text(after, name);
            if (was == null ? is != null : !was.equals(is)) {
                changes.add(new FieldChange(name, was, is));
            }
        }
        return changes;
    }

    /// Money and plain values as people read them, everything else as JSON.
    static @Nullable String text(@Nullable JsonNode object, String name) {
        JsonNode value = object == null ? null : object.get(name);
        if (value == null || value.isNull()) {
            return null;
        }
        if (value.isObject() && value.has("amount") && value.has("currency")) {
            return value.get("amount").asText().replaceFirst("(\\.\\d\\d\\d*?)0+$", "$1")
                    + " "
                    + value.get("currency").asText();
        }
        return value.isValueNode() ? value.asText() : value.toString();
    }
}
