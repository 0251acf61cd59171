package io.tollgate.admin.access;

import jakarta.enterprise.context.RequestScoped;
import org.jspecify.annotations.Nullable;

/// The caller of the present request.
@RequestScoped
public class CurrentCaller {
    private @Nullable Caller caller;

    /// Throws [IllegalStateException] on a route that needs no key.
    public Caller get() {
        if (caller == null) {
            throw new IllegalStateException("nobody has been identified");
        }
        return caller;
    }

    void identify(Caller identified) {
        caller = identified;
    }
}
