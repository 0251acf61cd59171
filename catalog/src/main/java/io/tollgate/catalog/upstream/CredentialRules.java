package io.tollgate.catalog.upstream;

/// What the fields of a credential must look like.
final class CredentialRules {
    private static final int LONGEST_SECRET = 4_096;

    private CredentialRules() {}

    static void name(String name) {
        if (name.isBlank() || name.length() > 200) {
            throw new IllegalArgumentException("name is 1 to 200 characters");
        }
    }

    /// Printable ASCII, since it goes into a header.
    static void secret(String secret) {
        if (secret.isEmpty()
                || secret.length() > LONGEST_SECRET
                || !secret.chars().allMatch(c -> c > ' ' && c < 127)) {
            throw new IllegalArgumentException(
                    "secret is 1 to 4096 printable characters without spaces");
        }
    }

    static void weight(int weight) {
        if (weight < 0 || weight > 1_000_000) {
            throw new IllegalArgumentException("weight is 0 to 1000000");
        }
    }

    /// What people may see of a secret: its end, and nothing of one so short that this would tell.
    static String last4(String secret) {
        return secret.length() < 12 ? "" : secret.substring(secret.length() - 4);
    }
}
