package io.tollgate.admin.web;

import java.util.List;
import org.jspecify.annotations.Nullable;

/// `status` of things that can be switched off.
public enum ActiveStatus {
    ACTIVE,
    /// Of an upstream or a credential: gets no calls.
    DISABLED,
    /// Of a tenant: its new calls are refused.
    SUSPENDED;

    /// Whether the text says active; null if none is given.
    public static @Nullable Boolean read(@Nullable String value, ActiveStatus other) {
        return value == null
                ? null
                : Check.oneOf(value, "status", List.of(ACTIVE, other)) == ACTIVE;
    }

    public static String view(boolean active, ActiveStatus other) {
        return Check.wire(active ? ACTIVE : other);
    }
}
