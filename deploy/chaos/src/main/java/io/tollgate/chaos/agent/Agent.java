package io.tollgate.chaos.agent;

import java.lang.instrument.Instrumentation;
import java.nio.file.Path;

/// `-javaagent:chaos.jar=<folder>`: weaves the points and does what the gateway's file in the
/// folder says.
public final class Agent {
    private Agent() {}

    /// Called by the Java virtual machine before `main`.
    public static void premain(String folder, Instrumentation instrumentation) {
        String part = System.getProperty("launcher.part", "");
        if (!part.startsWith("gateway")) {
            return; // the launcher hands its options on to every part
        }
        Failpoints.watch(Path.of(folder).resolve(Order.file(part)));
        instrumentation.addTransformer(new Weaver());
    }
}
