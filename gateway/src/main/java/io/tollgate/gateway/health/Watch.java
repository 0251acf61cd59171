package io.tollgate.gateway.health;

import io.tollgate.gateway.upstream.dialect.FailedAnswer;

/// One attempt, as health sees it. Belongs to the call's event loop; ends once, and later ends
/// change nothing.
public interface Watch {
    /// The first content is here.
    void firstContent();

    /// The answer came whole.
    void succeeded();

    void failed(FailedAnswer failure);

    /// It ended and says nothing of its lane: the caller went, or nothing was sent.
    void left();
}
