package io.tollgate.gateway.http;

import io.tollgate.gateway.json.Span;
import java.util.ArrayList;
import java.util.List;

/// The members of a body that are for us alone, each with the comma that goes with it.
final class OwnMembers {
    private static final long NONE = -1;

    private final List<Span> spans = new ArrayList<>();
    private boolean own;
    private boolean kept;
    private long from;
    private long previousEnd;
    private long openFrom = NONE;

    /// A member begins.
    void key(boolean ours, long at) {
        if (openFrom != NONE) {
            // With nothing before it the comma behind it goes.
            spans.add(new Span(openFrom, at));
            openFrom = NONE;
        }
        own = ours;
        from = kept ? previousEnd : at;
    }

    /// The member's value ends.
    void end(long to) {
        if (own && kept) {
            spans.add(new Span(from, to));
        } else if (own) {
            openFrom = from;
        }
        kept |= !own;
        previousEnd = to;
    }

    /// What an upstream does not get. A body of nothing else never goes to one.
    List<Span> spans() {
        return spans;
    }
}
