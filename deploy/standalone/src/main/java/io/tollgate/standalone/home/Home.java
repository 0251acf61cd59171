package io.tollgate.standalone.home;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/// The folder that holds one Tollgate's state (`TOLLGATE_HOME`), held by one launcher at a time
/// through a lock that the operating system gives up when the launcher dies, however it dies.
///
/// ```
/// master.key management.key database.password redis.password demo.env   mode 0600
/// postgres/{bin-…,data,port}  redis/{bin-…,data,port,redis.conf}
/// log/*.log  run/*.pid  run/lock
/// ```
public final class Home implements AutoCloseable {
    private final Path root;
    private final FileChannel channel;

    private Home(Path root, FileChannel channel) {
        this.root = root;
        this.channel = channel;
    }

    /// Creates the folder if it is missing and takes its lock.
    ///
    /// @throws Refusal if it cannot be written or another launcher holds it
    public static Home open(Path path) {
        Path root = path.toAbsolutePath().normalize();
        try {
            createPrivate(root);
            createPrivate(root.resolve("log"));
            createPrivate(root.resolve("run"));
            FileChannel channel =
                    FileChannel.open(
                            root.resolve("run/lock"),
                            StandardOpenOption.CREATE,
                            StandardOpenOption.WRITE);
            if (!locked(channel)) {
                channel.close();
                throw new Refusal(alreadyRunning(root));
            }
            return new Home(root.toRealPath(), channel);
        } catch (IOException failure) {
            throw new Refusal("TOLLGATE_HOME " + root + " cannot be used", failure);
        }
    }

    /// Whether a launcher holds the folder at this moment. Changes nothing.
    ///
    /// @throws Refusal if that cannot be seen
    public static boolean isHeld(Path path) {
        Path lock = path.resolve("run/lock");
        if (!Files.exists(lock)) {
            return false;
        }
        try (FileChannel channel = FileChannel.open(lock, StandardOpenOption.WRITE)) {
            return !locked(channel);
        } catch (IOException failure) {
            throw new Refusal(lock + " cannot be opened", failure);
        }
    }

    private static boolean locked(FileChannel channel) throws IOException {
        try {
            FileLock lock = channel.tryLock();
            return lock != null;
        } catch (OverlappingFileLockException heldInThisProcess) {
            return false;
        }
    }

    private static String alreadyRunning(Path root) {
        Optional<Long> pid = new PidFile(root.resolve("run/launcher.pid")).read();
        return "Tollgate is already running on "
                + root
                + pid.map(n -> " (pid " + n + "; stop it with: kill " + n + ")").orElse("")
                + ". Set TOLLGATE_HOME and the ports to run a second one.";
    }

    private static void createPrivate(Path folder) throws IOException {
        Files.createDirectories(
                folder,
                PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rwx------")));
    }

    public Path root() {
        return root;
    }

    /// A path inside the home; its parent folder is not created.
    public Path path(String relative) {
        return root.resolve(relative);
    }

    public Path log(String part) {
        return path("log/" + part + ".log");
    }

    public PidFile pidFile(String part) {
        return new PidFile(path("run/" + part + ".pid"));
    }

    /// The parts of a family, `gateway` and `gateway-2` for example, that have a pid file.
    public List<String> partsWithPidFile(String family) {
        Pattern name = Pattern.compile(Pattern.quote(family) + "(-\\d+)?\\.pid");
        try (Stream<Path> files = Files.list(path("run"))) {
            return files.map(file -> file.getFileName().toString())
                    .filter(file -> name.matcher(file).matches())
                    .map(file -> file.substring(0, file.length() - ".pid".length()))
                    .sorted()
                    .toList();
        } catch (IOException failure) {
            throw new Refusal("Cannot read " + path("run"), failure);
        }
    }

    /// Gives up the lock.
    @Override
    public void close() {
        try {
            channel.close();
        } catch (IOException ignored) {
            // The lock goes with the process in any case.
        }
    }
}
