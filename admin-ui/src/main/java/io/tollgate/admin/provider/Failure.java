package io.tollgate.admin.provider;

/// Why a sign-in at the provider came to nothing; its texts are the messages `failure_…` and
/// `failureText_…`.
enum Failure {
    /// The person has turned back, or the provider has refused.
    REFUSED(403),
    /// The provider does not answer, or is in trouble itself.
    AWAY(503),
    /// The answer belongs to no sign-in that this browser has under way: used before, begun
    /// elsewhere, or forged.
    FOREIGN(400),
    /// The provider's answer does not hold: a token that is not its own, or settings that differ.
    UNSOUND(502),
    /// The provider tells no address.
    NO_ADDRESS(403),
    /// The provider does not vouch for the address.
    UNVERIFIED(403),
    /// The address is somebody's who signs in by another account.
    ADDRESS_TAKEN(403),
    /// New people do not come in without an invitation.
    NOT_INVITED(403),
    /// The set-up link is good no longer.
    LINK_GONE(410),
    /// Asked to prove who they are, the person has signed in by another account.
    SOMEBODY_ELSE(403),
    /// The provider has not asked again, or does not say when it did.
    NOT_ASKED(403);

    private final int status;

    Failure(int status) {
        this.status = status;
    }

    int status() {
        return status;
    }

    /// By the error code of the protocol.
    static Failure of(String error) {
        return switch (error) {
            case "access_denied",
                    "login_required",
                    "interaction_required",
                    "consent_required",
                    "account_selection_required" ->
                    REFUSED;
            case "server_error", "temporarily_unavailable" -> AWAY;
            default -> UNSOUND;
        };
    }

    /// Whether another account at the provider would help, so that the stay there has to end first.
    boolean isOfAccount() {
        return switch (this) {
            case NO_ADDRESS, UNVERIFIED, ADDRESS_TAKEN, NOT_INVITED, SOMEBODY_ELSE -> true;
            case REFUSED, AWAY, FOREIGN, UNSOUND, LINK_GONE, NOT_ASKED -> false;
        };
    }
}
