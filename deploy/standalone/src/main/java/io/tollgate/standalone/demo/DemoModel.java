package io.tollgate.standalone.demo;

import java.util.List;

/// A model of the demonstration: its public id, and what the simulator calls it. Sizes in tokens.
record DemoModel(
        String id, String upstreamModel, String displayName, int contextLength, int maxOutput) {
    static final List<DemoModel> ALL =
            List.of(
                    new DemoModel("deepseek-v4", "deepseek-v4-pro", "DeepSeek V4", 131_072, 32_768),
                    new DemoModel("glm-5.1", "glm-5.1", "GLM 5.1", 200_000, 32_768),
                    new DemoModel("kimi-2.6", "kimi-k2.6", "Kimi K2.6", 262_144, 32_768));
}
