package io.tollgate.admin.keys;

import java.util.Optional;
import java.util.stream.Stream;

/// A field of a key's forms. What it takes is said by the message `wrong_…`.
enum KeyField {
    NAME("name", "name"),
    BUDGET("budget", "limit"),
    RESET("reset", "limit_reset"),
    EXPIRES("expires", "expires_at"),
    MODELS("models", "models"),
    ADDRESSES("addresses", "ip_allow"),
    RPM("rpm", "rpm"),
    TPM("tpm", "tpm"),
    CONCURRENCY("concurrency", "concurrency"),
    OVERLAP("overlap", "overlap_seconds");

    private final String input;
    private final String wire;

    KeyField(String input, String wire) {
        this.input = input;
        this.wire = wire;
    }

    /// The name of its input.
    String input() {
        return input;
    }

    /// As the API names it, without index or part.
    String wire() {
        return wire;
    }

    /// The field that the API means by `limit.amount` or `models[2]`.
    static Optional<KeyField> of(String wirePath) {
        String name = wirePath.split("[.\\[]", 2)[0];
        return Stream.of(values()).filter(field -> field.wire.equals(name)).findFirst();
    }
}
