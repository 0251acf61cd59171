package io.tollgate.gateway.auth;

import io.tollgate.catalog.key.KeyHolder;
import io.tollgate.catalog.model.Model;
import io.tollgate.gateway.error.ApiError;
import io.tollgate.gateway.error.CallerFaults;
import java.util.Optional;

/// Which models a key may call.
public final class ModelAccess {
    private ModelAccess() {}

    /// Empty if the key may call the model, else the 403.
    ///
    /// @param asked the model as the caller wrote it
    public static Optional<ApiError> refusal(KeyHolder holder, Model model, String asked) {
        return holder.key().allows(model.id())
                ? Optional.empty()
                : Optional.of(CallerFaults.modelNotAllowed(asked));
    }
}
