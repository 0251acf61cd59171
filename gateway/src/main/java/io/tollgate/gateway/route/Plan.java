package io.tollgate.gateway.route;

import java.util.List;

/// Where a call may go.
///
/// @param usable the first to try first
/// @param lastResort the least bad of those that are out, or nothing
/// @param passedOver those left out, each with why, for operators
/// @param outcome why there may be nothing to try
public record Plan(
        List<Candidate> usable,
        List<Candidate> lastResort,
        List<String> passedOver,
        Outcome outcome) {
    public enum Outcome {
        PLANNED,
        /// No route leads to an active upstream with an active credential.
        UNROUTED,
        /// The caller's `provider` allows none of them.
        REFUSED_BY_CALLER,
        /// All of them cost more than the model sells for.
        BELOW_COST
    }

    public Plan {
        usable = List.copyOf(usable);
        lastResort = List.copyOf(lastResort);
        passedOver = List.copyOf(passedOver);
    }

    static Plan none(Outcome outcome, List<String> passedOver) {
        return new Plan(List.of(), List.of(), passedOver, outcome);
    }
}
