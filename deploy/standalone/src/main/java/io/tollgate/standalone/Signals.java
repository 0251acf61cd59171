package io.tollgate.standalone;

import io.tollgate.standalone.process.StopRequest;
import java.lang.invoke.MethodHandle;
import java.lang.invoke.MethodHandleProxies;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.MethodType;
import java.lang.reflect.Method;
import java.util.List;

/// Turns SIGINT, SIGTERM and SIGHUP into stop requests. A shutdown hook would hear the first one
/// only, and could neither be hurried nor exit with 0.
final class Signals {
    private static final List<String> NAMES = List.of("INT", "TERM", "HUP");

    private Signals() {}

    /// `sun.misc.Signal` is reached by reflection because the compiler's warning about it cannot be
    /// silenced, and warnings are errors here.
    static void deliverTo(StopRequest request) {
        try {
            Class<?> signal = Class.forName("sun.misc.Signal");
            Class<?> receiver = Class.forName("sun.misc.SignalHandler");
            Method handle = signal.getMethod("handle", signal, receiver);
            MethodHandle deliver =
                    MethodHandles.lookup()
                            .findVirtual(
                                    StopRequest.class, "signal", MethodType.methodType(void.class))
                            .bindTo(request);
            Object proxy =
                    MethodHandleProxies.asInterfaceInstance(
                            receiver, MethodHandles.dropArguments(deliver, 0, signal));
            for (String name : NAMES) {
                Object number = signal.getConstructor(String.class).newInstance(name);
                Object _ = handle.invoke(null, number, proxy);
            }
        } catch (ReflectiveOperationException notThisJdk) {
            throw new IllegalStateException(notThisJdk);
        }
    }
}
