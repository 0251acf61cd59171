package io.tollgate.gateway.upstream.dialect;

import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/// One row of what a provider's errors look like and mean. Absent parts match anything.
///
/// @param status the HTTP status; 0 for any, and for an error inside a stream
/// @param word `code` or `type`, whole and without regard to case; empty for any
/// @param message found in the error's message
record FailureSign(int status, String word, @Nullable Pattern message, FailureClass meaning) {
    /// Whatever the status.
    static FailureSign word(String word, FailureClass meaning) {
        return new FailureSign(0, word, null, meaning);
    }

    static FailureSign status(int status, FailureClass meaning) {
        return new FailureSign(status, "", null, meaning);
    }

    static FailureSign status(int status, String word, FailureClass meaning) {
        return new FailureSign(status, word, null, meaning);
    }

    /// By the message alone, where the provider has no word of its own for it.
    static FailureSign says(int status, String message, FailureClass meaning) {
        return new FailureSign(
                status, "", Pattern.compile(message, Pattern.CASE_INSENSITIVE), meaning);
    }

    boolean matches(int seen, ErrorText error) {
        return (status == 0 || status == seen)
                && (word.isEmpty() || error.says(word))
                && (message == null || message.matcher(error.message()).find());
    }
}
