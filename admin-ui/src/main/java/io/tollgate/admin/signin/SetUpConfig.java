package io.tollgate.admin.signin;

import io.smallrye.config.ConfigMapping;
import java.util.Optional;

/// Where the first admin's link goes.
@ConfigMapping(prefix = "tollgate.set-up")
interface SetUpConfig {
    /// From TOLLGATE_SETUP_LINK_FILE: readable by its owner alone, removed when the link is used.
    /// Without one the link is in the log.
    Optional<String> linkFile();
}
