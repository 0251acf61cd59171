package io.tollgate.admin.access;

import jakarta.enterprise.context.RequestScoped;
import org.jspecify.annotations.Nullable;

/// The caller of the present request.
@RequestScoped
public class CurrentCaller {
    private @Nullable Caller caller;

    /// Throws [IllegalStateException] where nobody is identified: on a route that needs no key and
    /// on a page that is open to everyone.
    public Caller get() {
        if (caller == null) {
            throw new IllegalStateException("nobody has been identified");
        }
        return caller;
    }

    /// Whether a right is the caller's; nobody has any but [AllowedTo.Audience#EVERYONE].
    public boolean may(AllowedTo.Audience right) {
        return caller == null ? right == AllowedTo.Audience.EVERYONE : caller.may(right);
    }

    /// For what finds out who calls, once a request.
    public void identify(Caller identified) {
        caller = identified;
    }
}
