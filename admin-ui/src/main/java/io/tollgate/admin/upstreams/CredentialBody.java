package io.tollgate.admin.upstreams;

import io.tollgate.admin.web.ActiveStatus;
import io.tollgate.admin.web.Check;
import io.tollgate.catalog.upstream.CredentialChange;
import io.tollgate.catalog.upstream.NewCredential;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/// A credential to add (name and secret are required) or what changes in one. The text form hides
/// the secret.
///
/// @param weight its share of the upstream's calls, 1 unless given
record CredentialBody(
        @Nullable String name,
        @Schema(writeOnly = true) @Nullable String secret,
        @Nullable Integer weight,
        @Nullable String status) {
    NewCredential create() {
        String named = Check.text(name, "name", 200);
        String hidden = Check.required(secret, "secret");
        Boolean active = active();
        return Check.rules(
                "",
                () ->
                        new NewCredential(
                                named,
                                hidden,
                                weight == null ? 1 : weight,
                                active == null || active));
    }

    CredentialChange change() {
        String named = Check.optionalText(name, "name", 200);
        Boolean active = active();
        return Check.rules("", () -> new CredentialChange(named, secret, weight, active));
    }

    private @Nullable Boolean active() {
        return ActiveStatus.read(status, ActiveStatus.DISABLED);
    }

    @Override
    public String toString() {
        return "CredentialBody[" + name + "]";
    }
}
