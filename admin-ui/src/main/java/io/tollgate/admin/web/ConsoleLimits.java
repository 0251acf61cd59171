package io.tollgate.admin.web;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;

/// Bounds of the management API.
@ConfigMapping(prefix = "tollgate.console")
public interface ConsoleLimits {
    /// Bytes of one request body. A price table of a thousand lines is 200 kB.
    @WithDefault("1048576")
    int maxBodyBytes();

    /// Levels of nesting in a body. The deepest that we know is 4.
    @WithDefault("16")
    int maxJsonDepth();

    /// Rows of a page when the caller does not say.
    @WithDefault("50")
    int defaultPageRows();

    /// Most rows of one page, so that no answer grows past a megabyte or so.
    @WithDefault("200")
    int maxPageRows();

    /// Lines of one price table; a longer list is given as several tables.
    @WithDefault("2000")
    int maxPriceLines();

    /// Routes and aliases of one model, and models that one key is restricted to.
    @WithDefault("100")
    int maxListEntries();
}
