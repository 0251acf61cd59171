package io.tollgate.standalone;

import io.tollgate.standalone.home.Home;
import io.tollgate.standalone.home.PidFile;
import io.tollgate.standalone.home.Refusal;
import io.tollgate.standalone.process.StopRequest;
import java.io.IOException;
import java.io.PrintStream;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;

/// The program behind `./tollgate up` and `recover`. Exit codes: 0 stopped when asked to, 1 could
/// not start or a part died, 2 called wrongly.
public final class Main {
    private static final int STOPPED = 0;
    private static final int FAILED = 1;
    private static final int MISUSED = 2;

    private Main() {}

    /// The only argument is `up` or `recover`; `-Dtollgate.root` names the checkout with the built
    /// jars.
    public static void main(String[] arguments) {
        if (arguments.length == 1 && arguments[0].equals("recover")) {
            System.exit(recover(System.out, System.err));
        }
        if (arguments.length != 1 || !arguments[0].equals("up")) {
            System.err.println("usage: ./tollgate up or recover (see ./tollgate help)");
            System.exit(MISUSED);
        }
        StopRequest stop = new StopRequest();
        Signals.deliverTo(stop);
        System.exit(up(stop, System.out, System.err));
    }

    private static int recover(PrintStream out, PrintStream err) {
        try {
            Variables variables = new Variables(System.getenv());
            Recover.run(Settings.from(variables, Path.of(System.getProperty("user.home"))), out);
            return STOPPED;
        } catch (Refusal refusal) {
            err.println("tollgate: " + refusal.getMessage());
            return FAILED;
        }
    }

    private static int up(StopRequest stop, PrintStream out, PrintStream err) {
        try {
            Variables variables = new Variables(System.getenv());
            Settings settings = Settings.from(variables, Path.of(System.getProperty("user.home")));
            Path root = Path.of(System.getProperty("tollgate.root", ".")).toAbsolutePath();
            try (Home home = Home.open(settings.home())) {
                return up(settings, home, root, stop, out, err);
            }
        } catch (Refusal refusal) {
            err.println("tollgate: " + refusal.getMessage());
            return FAILED;
        }
    }

    private static int up(
            Settings settings,
            Home home,
            Path root,
            StopRequest stop,
            PrintStream out,
            PrintStream err) {
        PidFile pidFile = home.pidFile("launcher");
        pidFile.write(ProcessHandle.current().pid());
        try {
            new Up(settings, home, root, stop, out).run();
            out.println("Stopped");
            return STOPPED;
        } catch (Refusal refusal) {
            err.println("tollgate: " + refusal.getMessage());
            err.println("tollgate: the logs are in " + home.path("log"));
            return FAILED;
        } catch (RuntimeException bug) {
            err.println("tollgate: unexpected failure, written to " + record(home, bug));
            return FAILED;
        } finally {
            pidFile.delete();
        }
    }

    private static Path record(Home home, RuntimeException bug) {
        Path log = home.log("launcher");
        StringWriter trace = new StringWriter();
        bug.printStackTrace(new PrintWriter(trace));
        try {
            return Files.writeString(
                    log, trace.toString(), StandardOpenOption.CREATE, StandardOpenOption.APPEND);
        } catch (IOException unwritable) {
            throw new UncheckedIOException(unwritable);
        }
    }
}
