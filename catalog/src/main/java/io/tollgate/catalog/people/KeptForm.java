package io.tollgate.catalog.people;

import java.util.List;
import java.util.Map;

/// A form that was sent when its session had ended, until the person is back.
///
/// @param path where it was sent, a path of this console
/// @param fields without passwords and secrets
public record KeptForm(String path, Map<String, List<String>> fields) {
    public KeptForm {
        fields = Map.copyOf(fields);
    }
}
