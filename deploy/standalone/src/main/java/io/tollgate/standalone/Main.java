package io.tollgate.standalone;

import io.tollgate.standalone.doctor.Doctor;
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
import java.util.function.ToIntFunction;

/// The program behind `./tollgate up`, `recover` and `doctor`. Exit codes: 0 stopped when asked to,
/// or nothing wrong; 1 could not start, or a part cannot stay up, or something is wrong; 2 called
/// wrongly.
public final class Main {
    private static final int STOPPED = 0;
    private static final int FAILED = 1;
    private static final int MISUSED = 2;

    private Main() {}

    /// The only argument is the command; `-Dtollgate.root` names the checkout with the built jars.
    public static void main(String[] arguments) {
        System.exit(run(String.join(" ", arguments), System.out, System.err));
    }

    private static int run(String command, PrintStream out, PrintStream err) {
        return switch (command) {
            case "up" -> up(Task.SERVE, out, err);
            case "up --demo-data" -> up(Task.SERVE_DEMO_DATA, out, err);
            case "demo-data remove" -> withSettings(settings -> remove(settings, out, err), err);
            case "recover" -> withSettings(settings -> recover(settings, out), err);
            case "doctor" -> withSettings(settings -> doctor(settings, out), err);
            default -> {
                err.println(
                        "usage: ./tollgate up, recover, doctor or demo-data (see ./tollgate help)");
                yield MISUSED;
            }
        };
    }

    /// By the product that runs, or by one that is started for it alone.
    private static int remove(Settings settings, PrintStream out, PrintStream err) {
        if (!Home.isHeld(settings.home())) {
            return up(Task.REMOVE_DEMO_DATA, out, err);
        }
        DemoData.ofRunning(settings).remove(out);
        return STOPPED;
    }

    private static int recover(Settings settings, PrintStream out) {
        Recover.run(settings, out);
        return STOPPED;
    }

    private static int doctor(Settings settings, PrintStream out) {
        return new Doctor(settings.patient(root(), System.getenv().keySet())).examine(out)
                ? STOPPED
                : FAILED;
    }

    private static Path root() {
        return Path.of(System.getProperty("tollgate.root", ".")).toAbsolutePath();
    }

    private static int withSettings(ToIntFunction<Settings> command, PrintStream err) {
        try {
            Variables variables = new Variables(System.getenv());
            return command.applyAsInt(
                    Settings.from(variables, Path.of(System.getProperty("user.home"))));
        } catch (Refusal refusal) {
            err.println("tollgate: " + refusal.getMessage());
            return FAILED;
        }
    }

    private static int up(Task task, PrintStream out, PrintStream err) {
        StopRequest stop = new StopRequest();
        Signals.deliverTo(stop);
        try {
            Variables variables = new Variables(System.getenv());
            Settings settings = Settings.from(variables, Path.of(System.getProperty("user.home")));
            if (task == Task.SERVE_DEMO_DATA && !settings.demo()) {
                throw new Refusal("Demonstration data needs TOLLGATE_DEMO=true.");
            }
            try (Home home = Home.open(settings.home())) {
                return up(settings, home, task, stop, out, err);
            }
        } catch (Refusal refusal) {
            err.println("tollgate: " + refusal.getMessage());
            return FAILED;
        }
    }

    private static int up(
            Settings settings,
            Home home,
            Task task,
            StopRequest stop,
            PrintStream out,
            PrintStream err) {
        PidFile pidFile = home.pidFile("launcher");
        pidFile.write(ProcessHandle.current().pid());
        try {
            new Up(settings, home, root(), task, stop, out).run();
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
