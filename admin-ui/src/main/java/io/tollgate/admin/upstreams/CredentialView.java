package io.tollgate.admin.upstreams;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// A credential and how it fares, as the API shows it: never its secret.
///
/// @param disabledReason why a gateway disabled it; null if none did
/// @param cooldowns what rests of it now
/// @param balance null until it was first asked for, and where the upstream does not tell
record CredentialView(
        String id,
        String upstream,
        String name,
        String last4,
        int weight,
        String status,
        @Nullable String disabledReason,
        List<CooldownView> cooldowns,
        @Nullable BalanceView balance,
        Instant createdAt) {
    CredentialView {
        cooldowns = List.copyOf(cooldowns);
    }

    public boolean active() {
        return status.equals("active");
    }
}
