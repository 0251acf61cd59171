package io.tollgate.admin.web;

import com.fasterxml.jackson.annotation.JsonInclude;
import org.jspecify.annotations.Nullable;

/// The body of every error.
public record ErrorView(Detail error) {
    static ErrorView of(String code, String message, @Nullable String field) {
        return new ErrorView(new Detail(code, message, field));
    }

    /// What went wrong, for programs and for the people who write them.
    ///
    /// @param field dotted path in the body, or the name of a parameter; null if no single one is
    ///   at fault
    @JsonInclude(JsonInclude.Include.ALWAYS)
    public record Detail(String code, String message, @Nullable String field) {}
}
