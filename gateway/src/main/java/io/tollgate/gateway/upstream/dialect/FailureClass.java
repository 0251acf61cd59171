package io.tollgate.gateway.upstream.dialect;

/// What a failed attempt means for the caller and for the credential.
public enum FailureClass {
    /// The secret is refused: another route; the credential is out until someone acts.
    CREDENTIAL_DEAD,
    /// Our account there is empty: another route; out until it is filled.
    BALANCE_EMPTY,
    RATE_LIMITED,
    /// A quota that comes back at a known time.
    PLAN_LIMIT,
    OVERLOADED,
    /// The request itself is refused; no other route would take it.
    CALLER_ERROR,
    /// The request breaks the provider's content policy.
    POLICY,
    /// No answer came: connection, TLS, time-out before the first content.
    TRANSPORT,
    /// The stream ended or failed after content.
    CUT_MIDSTREAM;

    /// Whether another route may be tried while nothing was passed on.
    public boolean mayFailOver() {
        return switch (this) {
            case CREDENTIAL_DEAD, BALANCE_EMPTY, RATE_LIMITED, PLAN_LIMIT, OVERLOADED, TRANSPORT ->
                    true;
            case CALLER_ERROR, POLICY, CUT_MIDSTREAM -> false;
        };
    }
}
