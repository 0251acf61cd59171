package io.tollgate.standalone.store;

import io.tollgate.standalone.home.Refusal;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;

/// PostgreSQL refuses to run as root; in a user namespace of its own, root is nobody in particular
/// and still owns the same files.
final class Unprivileged {
    private static final List<String> NAMESPACE = List.of("unshare", "-U");

    private Unprivileged() {}

    /// The command as it is for an ordinary user, and behind `unshare -U` for root.
    ///
    /// @throws Refusal for root where user namespaces are not allowed
    static List<String> of(List<String> command) {
        if (!System.getProperty("user.name").equals("root")) {
            return command;
        }
        if (!works()) {
            throw new Refusal(
                    "PostgreSQL does not run as root, and `unshare -U` is not allowed here. Run"
                            + " Tollgate as an ordinary user, or set TOLLGATE_DB_URL to a"
                            + " PostgreSQL of your own.");
        }
        List<String> wrapped = new ArrayList<>(NAMESPACE);
        wrapped.addAll(command);
        return wrapped;
    }

    private static boolean works() {
        List<String> probe = new ArrayList<>(NAMESPACE);
        probe.add("true");
        try {
            return new ProcessBuilder(probe)
                            .redirectErrorStream(true)
                            .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                            .start()
                            .waitFor()
                    == 0;
        } catch (IOException missing) {
            return false;
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            return false;
        }
    }
}
