package io.tollgate.admin.demodata;

import io.smallrye.config.ConfigMapping;

/// Whether this is a demonstration, which may have data that nobody has paid for.
@ConfigMapping(prefix = "tollgate.demo-data")
interface DemoDataConfig {
    /// From TOLLGATE_DEMO.
    boolean allowed();
}
