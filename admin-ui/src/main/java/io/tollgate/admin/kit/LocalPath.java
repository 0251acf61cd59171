package io.tollgate.admin.kit;

import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/// A path and query of this console, safe to redirect to: it cannot lead to another origin.
public record LocalPath(String value) {
    /// Longer ones are not ours; 2 kB is more than any page's filter needs.
    private static final Pattern SAFE = Pattern.compile("/(?![/\\\\])[!-\\[\\]-~]{0,2047}");

    private static final LocalPath HOME = new LocalPath("/");

    public LocalPath {
        if (!SAFE.matcher(value).matches()) {
            throw new IllegalArgumentException("not a path of this console");
        }
    }

    /// The path that was asked for, or `/` if it might lead elsewhere.
    public static LocalPath of(@Nullable String wanted) {
        return wanted == null || !SAFE.matcher(wanted).matches() ? HOME : new LocalPath(wanted);
    }
}
