package io.tollgate.chaos.agent;

import java.lang.instrument.Instrumentation;
import java.nio.file.Path;

/// `-javaagent:chaos.jar=<folder>`: weaves the points and does what the folder's file `armed` says.
public final class Agent {
    private Agent() {}

    /// Called by the Java virtual machine before `main`.
    public static void premain(String folder, Instrumentation instrumentation) {
        if (!System.getProperty("launcher.part", "").startsWith("gateway")) {
            return; // the launcher hands its options on to every part
        }
        Failpoints.watch(Path.of(folder).resolve(Order.FILE));
        instrumentation.addTransformer(new Weaver());
    }
}
