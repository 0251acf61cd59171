package io.tollgate.admin.overview;

import org.jspecify.annotations.Nullable;

/// One of the first steps of a tenant.
///
/// @param href where it is taken; null for who may not take it
record Step(Kind kind, boolean done, @Nullable String href) {
    /// In their order. The texts are the messages `step_…` and `stepText_…`.
    enum Kind {
        CREDIT,
        KEY,
        CALL
    }
}
