package io.tollgate.catalog.people;

import java.util.Set;
import org.jspecify.annotations.Nullable;

/// What the fields of a person must look like, as the schema has it.
final class PersonRules {
    private static final int LONGEST_NAME = 200;
    private static final Set<String> LANGUAGES = Set.of("en", "zh");

    private PersonRules() {}

    /// The name without blanks around it.
    static String name(String name) {
        if (!isName(name)) {
            throw new IllegalArgumentException("name is 1 to 200 characters");
        }
        return name.strip();
    }

    static boolean isName(String name) {
        String stripped = name.strip();
        return !stripped.isEmpty()
                && stripped.length() <= LONGEST_NAME
                && stripped.codePoints().noneMatch(PersonRules::unprintable);
    }

    static void language(@Nullable String language) {
        if (language != null && !LANGUAGES.contains(language)) {
            throw new IllegalArgumentException("language is en or zh");
        }
    }

    private static boolean unprintable(int point) {
        int type = Character.getType(point);
        return type == Character.CONTROL
                || type == Character.SURROGATE
                || type == Character.LINE_SEPARATOR
                || type == Character.PARAGRAPH_SEPARATOR;
    }
}
