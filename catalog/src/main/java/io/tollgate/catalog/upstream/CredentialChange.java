package io.tollgate.catalog.upstream;

import org.jspecify.annotations.Nullable;

/// What changes in a credential; null leaves a field as it is. The text form hides the secret.
public record CredentialChange(
        @Nullable String name,
        @Nullable String secret,
        @Nullable Integer weight,
        @Nullable Boolean active) {
    public CredentialChange {
        if (name != null) {
            CredentialRules.name(name);
        }
        if (secret != null) {
            CredentialRules.secret(secret);
        }
        if (weight != null) {
            CredentialRules.weight(weight);
        }
    }

    @Override
    public String toString() {
        return "CredentialChange[name=%s, weight=%s, active=%s]".formatted(name, weight, active);
    }
}
