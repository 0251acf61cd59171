package io.tollgate.standalone.doctor;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermission;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/// The folder of state: may it be written, is it private, are the secrets whole, is it held.
final class HomeFolder {
    private static final Set<PosixFilePermission> OTHERS =
            Set.of(
                    PosixFilePermission.GROUP_READ,
                    PosixFilePermission.GROUP_WRITE,
                    PosixFilePermission.GROUP_EXECUTE,
                    PosixFilePermission.OTHERS_READ,
                    PosixFilePermission.OTHERS_WRITE,
                    PosixFilePermission.OTHERS_EXECUTE);

    private static final List<String> SECRETS =
            List.of(
                    "master.key",
                    "management.key",
                    "database.password",
                    "redis.password",
                    "demo.env");

    private static final int KEY_BYTES = 32;

    private HomeFolder() {}

    static List<Finding> look(Patient patient, boolean running) {
        Path home = patient.home();
        if (!Files.exists(home)) {
            return List.of(missing(home));
        }
        List<Finding> findings = new ArrayList<>();
        findings.add(folder(home));
        if (Files.isDirectory(home) && Files.isReadable(home)) {
            findings.add(secrets(patient));
            findings.add(processes(home, running));
        }
        return findings;
    }

    /// The folder itself or the nearest one above that exists.
    static Path nearest(Path home) {
        Path there = home;
        while (!Files.exists(there) && there.getParent() != null) {
            there = there.getParent();
        }
        return there;
    }

    private static Finding missing(Path home) {
        Path above = nearest(home);
        return Files.isDirectory(above) && Files.isWritable(above)
                ? Finding.ok("home", home + " will be made at the first start")
                : Finding.failed(
                        "home",
                        home + " is missing and cannot be made in " + above,
                        "Give yourself the right to write there, or set TOLLGATE_HOME.");
    }

    private static Finding folder(Path home) {
        if (!Files.isDirectory(home)) {
            return Finding.failed(
                    "home", home + " is not a folder", "Set TOLLGATE_HOME to a folder.");
        }
        List<Path> closed =
                Stream.of(home, home.resolve("run"), home.resolve("log"))
                        .filter(Files::exists)
                        .filter(folder -> !Files.isWritable(folder) || !Files.isReadable(folder))
                        .toList();
        if (!closed.isEmpty()) {
            return Finding.failed(
                    "home",
                    "%s cannot be read and written by %s"
                            .formatted(closed.getFirst(), System.getProperty("user.name")),
                    "chown -R %s %s; chmod 700 %s, or start as its owner."
                            .formatted(System.getProperty("user.name"), home, home));
        }
        return isOpen(home)
                ? Finding.failed("home", home + " is open to other users", "chmod 700 " + home)
                : Finding.ok("home", home + ", private, as " + System.getProperty("user.name"));
    }

    private static boolean isOpen(Path path) {
        try {
            return Files.getPosixFilePermissions(path, LinkOption.NOFOLLOW_LINKS).stream()
                    .anyMatch(OTHERS::contains);
        } catch (IOException | UnsupportedOperationException notSaid) {
            return false;
        }
    }

    private static Finding secrets(Patient patient) {
        Path home = patient.home();
        for (String name : SECRETS) {
            Path file = home.resolve(name);
            if (Files.exists(file) && isOpen(file)) {
                return Finding.failed(
                        "secrets", file + " is open to other users", "chmod 600 " + file);
            }
            if (Files.exists(file) && isEmpty(file)) {
                return Finding.failed(
                        "secrets", file + " is empty", "Restore it from a backup of the home.");
            }
        }
        Optional<String> key = patient.masterKey().or(() -> text(home.resolve("master.key")));
        if (key.filter(text -> !isKey(text)).isPresent()) {
            return Finding.failed(
                    "secrets",
                    "the master key is not base64 of 32 bytes",
                    "Restore master.key, or set TOLLGATE_MASTER_KEY to the key that this"
                            + " database was set up with.");
        }
        boolean lost = key.isEmpty() && Files.exists(home.resolve("postgres/data"));
        return lost
                ? Finding.failed(
                        "secrets",
                        "there is a database and no master.key",
                        "Restore master.key from a backup: without it API keys and credentials"
                                + " are worthless.")
                : Finding.ok("secrets", key.isEmpty() ? "made at the first start" : "whole, 0600");
    }

    private static boolean isEmpty(Path file) {
        return text(file).filter(text -> !text.isEmpty()).isEmpty();
    }

    private static Optional<String> text(Path file) {
        try {
            return Files.exists(file)
                    ? Optional.of(Files.readString(file).strip())
                    : Optional.empty();
        } catch (IOException unreadable) {
            return Optional.empty();
        }
    }

    private static boolean isKey(String text) {
        try {
            return Base64.getDecoder().decode(text).length == KEY_BYTES;
        } catch (IllegalArgumentException notBase64) {
            return false;
        }
    }

    private static Finding processes(Path home, boolean running) {
        List<PidFiles.Entry> entries = PidFiles.of(home);
        List<String> dead =
                entries.stream().filter(one -> !one.alive()).map(PidFiles.Entry::part).toList();
        List<String> living =
                entries.stream().filter(PidFiles.Entry::alive).map(PidFiles.Entry::part).toList();
        if (running) {
            return dead.isEmpty()
                    ? Finding.ok("processes", String.join(", ", living))
                    : Finding.failed(
                            "processes",
                            "not running: " + String.join(", ", dead),
                            "The launcher brings them back within seconds; if not, see "
                                    + home.resolve("log"));
        }
        if (!living.isEmpty()) {
            return Finding.note(
                    "processes",
                    "left behind by a launcher that was killed: " + String.join(", ", living),
                    "./tollgate up stops them and starts afresh.");
        }
        return dead.isEmpty()
                ? Finding.ok("processes", "none left behind")
                : Finding.note(
                        "processes",
                        "stale pid files: " + String.join(", ", dead),
                        "./tollgate up takes them away; the last stop was not in good order.");
    }
}
