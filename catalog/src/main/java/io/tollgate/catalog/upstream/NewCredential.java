package io.tollgate.catalog.upstream;

/// A credential to add. The text form hides the secret.
///
/// @param name unique within its upstream
/// @param weight its share of the upstream's calls, 0 to 1,000,000
public record NewCredential(String name, String secret, int weight, boolean active) {
    public NewCredential {
        CredentialRules.name(name);
        CredentialRules.secret(secret);
        CredentialRules.weight(weight);
    }

    @Override
    public String toString() {
        return "NewCredential[" + name + "]";
    }
}
