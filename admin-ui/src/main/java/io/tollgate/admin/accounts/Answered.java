package io.tollgate.admin.accounts;

/// What came of a question to an upstream.
sealed interface Answered<T> {
    record With<T>(T value) implements Answered<T> {}

    /// No answer, or one that is an error.
    ///
    /// @param why for operators; the provider's own words, without the secret
    record Failed<T>(String why) implements Answered<T> {}

    /// There is nothing that could be asked.
    record Unasked<T>() implements Answered<T> {}
}
