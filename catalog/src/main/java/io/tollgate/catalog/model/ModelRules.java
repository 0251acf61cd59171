package io.tollgate.catalog.model;

import java.util.HashSet;
import java.util.List;

/// What the fields of a model must look like to be stored.
final class ModelRules {
    /// Far more than any model has; keeps the snapshot bounded.
    private static final int MOST_NAMES_AND_ROUTES = 100;

    private static final int LONGEST = 100_000_000;

    private ModelRules() {}

    static void check(Model model) {
        if (model.displayName().isBlank() || model.displayName().length() > 200) {
            throw new IllegalArgumentException("display_name is 1 to 200 characters");
        }
        tokens("context_length", model.contextLength(), LONGEST);
        tokens("max_output_tokens", model.maxOutputTokens(), LONGEST);
        tokens("default_output_tokens", model.defaultOutputTokens(), model.maxOutputTokens());
        bounded("aliases", model.aliases());
        bounded("routes", model.routes());
        if (model.aliases().contains(model.id())
                || new HashSet<>(model.aliases()).size() != model.aliases().size()) {
            throw new IllegalArgumentException("aliases differ from each other and from the id");
        }
    }

    private static void tokens(String field, int tokens, int most) {
        if (tokens < 1 || tokens > most) {
            throw new IllegalArgumentException(field + " is 1 to " + most);
        }
    }

    private static void bounded(String field, List<?> values) {
        if (values.size() > MOST_NAMES_AND_ROUTES) {
            throw new IllegalArgumentException(field + " are at most " + MOST_NAMES_AND_ROUTES);
        }
    }
}
