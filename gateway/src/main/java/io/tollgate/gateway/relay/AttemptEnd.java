package io.tollgate.gateway.relay;

import io.tollgate.gateway.upstream.dialect.Delivered;
import io.tollgate.gateway.upstream.dialect.FailedAnswer;
import io.tollgate.gateway.upstream.dialect.PlainAnswer;
import io.tollgate.gateway.upstream.dialect.StreamReader;

/// How one attempt at an upstream ended.
sealed interface AttemptEnd {
    /// Nothing reached the caller: another route may answer.
    record NoContent(FailedAnswer failure) implements AttemptEnd {}

    /// The dialect has no words for the call, and nothing was sent: another route may have them.
    record NotSent(FailedAnswer failure) implements AttemptEnd {}

    /// There was no room for it, and nothing was sent: the upstream is not to blame.
    record Crowded(FailedAnswer failure) implements AttemptEnd {}

    /// The stream came whole; all of it but usage and `[DONE]` has been passed on.
    record StreamEnded(StreamReader reader) implements AttemptEnd {}

    /// The plain answer is here whole, and nothing of it has been passed on.
    record PlainEnded(PlainAnswer answer) implements AttemptEnd {}

    /// The stream broke off after some content had been passed on.
    record BrokeOff(Delivered delivered, FailedAnswer failure) implements AttemptEnd {}

    /// The caller is gone and the upstream was given up.
    record GivenUp(Delivered delivered) implements AttemptEnd {}
}
