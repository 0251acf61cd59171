package io.tollgate.admin.kit;

import io.smallrye.config.ConfigMapping;
import java.util.List;
import java.util.Optional;

/// What pages may do beyond the usual.
@ConfigMapping(prefix = "tollgate.console-pages")
interface PageConfig {
    /// URLs at whose origins, besides our own, a form may end, such as an identity provider's, to
    /// whose logout a sign-out redirects; none by default.
    Optional<List<String>> formTargets();
}
