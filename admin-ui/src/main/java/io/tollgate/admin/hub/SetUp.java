package io.tollgate.admin.hub;

import java.util.List;
import org.jspecify.annotations.Nullable;

/// How far a hub has come.
///
/// @param next the first step that is not done, null when all are
record SetUp(List<Step> steps, @Nullable SetUpStep next) {
    SetUp {
        steps = List.copyOf(steps);
    }

    /// @param href where it is done
    record Step(SetUpStep step, boolean done, String href) {}

    public boolean isComplete() {
        return next == null;
    }

    public int done() {
        return (int) steps.stream().filter(Step::done).count();
    }
}
