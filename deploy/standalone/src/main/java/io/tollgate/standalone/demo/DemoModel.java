package io.tollgate.standalone.demo;

import java.util.List;

/// A model of the demonstration: its public id, and where and how the simulator speaks for its
/// provider. Sizes in tokens.
///
/// @param dialect the provider's wire format, and the last part of its upstream's name
/// @param path the provider's base path at the simulator
record DemoModel(
        String id,
        String upstreamModel,
        String displayName,
        String dialect,
        String path,
        int contextLength,
        int maxOutput) {
    static final List<DemoModel> ALL =
            List.of(
                    new DemoModel(
                            "deepseek-v4",
                            "deepseek-v4-pro",
                            "DeepSeek V4",
                            "deepseek",
                            "/deepseek",
                            131_072,
                            32_768),
                    new DemoModel(
                            "glm-5.1",
                            "glm-5.1",
                            "GLM 5.1",
                            "glm",
                            "/glm/api/paas/v4",
                            200_000,
                            32_768),
                    new DemoModel(
                            "kimi-2.6",
                            "kimi-k2.6",
                            "Kimi K2.6",
                            "kimi",
                            "/kimi/v1",
                            262_144,
                            32_768));

    /// The name of its upstream.
    String upstreamName() {
        return "simulator-" + dialect;
    }

    /// What the upstream is called to callers who ask.
    String upstreamLabel() {
        return displayName + " (simulated)";
    }
}
