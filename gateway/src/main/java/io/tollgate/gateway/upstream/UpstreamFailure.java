package io.tollgate.gateway.upstream;

/// An attempt failed below HTTP: class TRANSPORT of the failure classes. The message is for logs
/// and holds no secret. Has no stack trace: it tells of the network, not of a bug.
public final class UpstreamFailure extends Exception {
    private static final long serialVersionUID = 1L;

    private final Kind kind;

    public UpstreamFailure(Kind kind, String message) {
        super(message, null, false, false);
        this.kind = kind;
    }

    public Kind kind() {
        return kind;
    }

    /// Whether the upstream was too slow rather than unreachable.
    public boolean isTimeout() {
        return kind == Kind.FIRST_BYTE_TIMEOUT || kind == Kind.IDLE_TIMEOUT;
    }

    /// Whether the upstream is not to blame.
    public boolean isOurs() {
        return kind == Kind.POOL_EXHAUSTED || kind == Kind.CANCELLED;
    }

    /// Where it failed.
    public enum Kind {
        /// The address is private, or plain http, and the upstream does not allow that.
        ADDRESS_REFUSED,
        /// The name has no address.
        UNRESOLVED,
        /// No connection: refused, timed out, TLS failed.
        CONNECT,
        /// All connections are busy and too many calls wait for one.
        POOL_EXHAUSTED,
        FIRST_BYTE_TIMEOUT,
        IDLE_TIMEOUT,
        /// The connection broke or spoke no HTTP.
        BROKEN,
        /// We gave up.
        CANCELLED
    }
}
