package io.tollgate.simulator.account;

import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/// The balances that were set, by dialect and credential; everybody else has plenty. Safe for all
/// event loops.
public final class Accounts {
    private final Map<Holder, Balance> set = new ConcurrentHashMap<>();

    private record Holder(String dialect, String credential) {}

    public void set(String dialect, String credential, Balance balance) {
        var _ = set.put(new Holder(dialect, credential), balance);
    }

    /// Everybody has plenty again.
    public void clear() {
        set.clear();
    }

    public Balance of(String dialect, @Nullable String credential) {
        return credential == null || set.isEmpty()
                ? Balance.PLENTY
                : set.getOrDefault(new Holder(dialect, credential), Balance.PLENTY);
    }

    /// Takes away what a call used.
    public void spend(String dialect, @Nullable String credential, long tokens) {
        if (credential != null && !set.isEmpty()) {
            var _ =
                    set.computeIfPresent(
                            new Holder(dialect, credential),
                            (holder, balance) -> balance.after(tokens));
        }
    }
}
