package io.tollgate.admin.upstreams;

import io.tollgate.admin.web.ActiveStatus;
import io.tollgate.catalog.upstream.CredentialInfo;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/// A credential, as the audit log has it: never its secret.
record CredentialFacts(
        String id,
        String upstream,
        String name,
        String last4,
        int weight,
        String status,
        @Nullable String disabledReason,
        Instant createdAt) {
    static CredentialFacts of(CredentialInfo credential) {
        return new CredentialFacts(
                credential.id().toString(),
                credential.upstream().toString(),
                credential.name(),
                credential.last4(),
                credential.weight(),
                ActiveStatus.view(credential.active(), ActiveStatus.DISABLED),
                credential.disabledReason(),
                credential.createdAt());
    }
}
