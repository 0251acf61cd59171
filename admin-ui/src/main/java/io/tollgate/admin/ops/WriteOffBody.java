package io.tollgate.admin.ops;

import io.tollgate.admin.web.Check;
import org.jspecify.annotations.Nullable;

/// @param reason why the record is given up, 1 to 500 characters
record WriteOffBody(@Nullable String reason) {
    private static final int LONGEST = 500;

    String read() {
        return Check.text(reason, "reason", LONGEST);
    }
}
