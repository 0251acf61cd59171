package io.tollgate.chaos.agent;

import java.lang.instrument.Instrumentation;
import java.nio.file.Path;

/// `-javaagent:chaos.jar=<folder>`: weaves the points and the clock, and does what the gateway's
/// files in the folder say.
public final class Agent {
    private Agent() {}

    /// Called by the Java virtual machine before `main`.
    public static void premain(String folder, Instrumentation instrumentation) {
        String part = System.getProperty("launcher.part", "");
        if (!part.startsWith("gateway")) {
            return; // the launcher hands its options on to every part
        }
        Path orders = Path.of(folder);
        Routes.take(orders, part);
        Failpoints.watch(orders.resolve(Order.file(part)));
        Clocks.watch(orders.resolve(Clocks.file(part)));
        instrumentation.addTransformer(new Weaver());
        instrumentation.addTransformer(new ClockWeaver());
    }
}
