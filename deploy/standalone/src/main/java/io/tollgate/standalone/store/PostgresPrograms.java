package io.tollgate.standalone.store;

import io.tollgate.standalone.home.Home;
import io.tollgate.standalone.home.Refusal;
import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Comparator;
import java.util.HexFormat;
import java.util.List;
import java.util.stream.Stream;
import org.apache.commons.compress.archivers.tar.TarArchiveEntry;
import org.apache.commons.compress.archivers.tar.TarArchiveInputStream;
import org.tukaani.xz.XZInputStream;

/// PostgreSQL's own programs, unpacked once into the home, in a folder named by their digest.
record PostgresPrograms(Path folder) {
    private static final int DIGEST_CHARACTERS = 12;
    private static final int EXECUTABLE_BY_OWNER = 0100;

    /// Blocks for a second or two the first time.
    static PostgresPrograms unpack(Home home) {
        return unpack(home.path("postgres"));
    }

    /// The same into any folder.
    static PostgresPrograms unpack(Path parent) {
        String archive = Platform.here().postgresArchive();
        try {
            Path folder = folder(parent, archive);
            if (!Files.isDirectory(folder)) {
                Path fresh = folder.resolveSibling(folder.getFileName() + ".new");
                deleteTree(fresh);
                extract(archive, fresh);
                Files.move(fresh, folder, StandardCopyOption.ATOMIC_MOVE);
            }
            return new PostgresPrograms(folder);
        } catch (IOException failure) {
            throw new Refusal("Cannot unpack PostgreSQL into " + parent, failure);
        }
    }

    static boolean isUnpacked(Path parent) {
        try {
            return Files.isDirectory(folder(parent, Platform.here().postgresArchive()));
        } catch (IOException failure) {
            throw new Refusal("PostgreSQL cannot be read from this build", failure);
        }
    }

    private static Path folder(Path parent, String archive) throws IOException {
        return parent.resolve("bin-" + digest(archive));
    }

    String program(String name) {
        return folder.resolve("bin").resolve(name).toString();
    }

    private static String digest(String archive) throws IOException {
        try (InputStream bytes = Platform.resource(archive)) {
            MessageDigest sha = MessageDigest.getInstance("SHA-256");
            sha.update(bytes.readAllBytes());
            return HexFormat.of().formatHex(sha.digest()).substring(0, DIGEST_CHARACTERS);
        } catch (NoSuchAlgorithmException everyJdkHasIt) {
            throw new IllegalStateException(everyJdkHasIt);
        }
    }

    private static void extract(String archive, Path target) throws IOException {
        try (InputStream bytes = new BufferedInputStream(Platform.resource(archive));
                TarArchiveInputStream tar = new TarArchiveInputStream(new XZInputStream(bytes))) {
            TarArchiveEntry entry = tar.getNextEntry();
            while (entry != null) {
                place(entry, tar, target);
                entry = tar.getNextEntry();
            }
        }
    }

    private static void place(TarArchiveEntry entry, InputStream content, Path target)
            throws IOException {
        Path path = target.resolve(entry.getName()).normalize();
        if (!path.startsWith(target)) {
            throw new IOException(entry.getName() + " leads out of the archive");
        }
        if (entry.isDirectory()) {
            Files.createDirectories(path);
            return;
        }
        Files.createDirectories(path.resolveSibling("."));
        if (entry.isSymbolicLink()) {
            Files.createSymbolicLink(path, Path.of(entry.getLinkName()));
            return;
        }
        long _ = Files.copy(content, path);
        boolean executable = (entry.getMode() & EXECUTABLE_BY_OWNER) != 0;
        Files.setPosixFilePermissions(
                path, PosixFilePermissions.fromString(executable ? "rwx------" : "rw-------"));
    }

    static void deleteTree(Path folder) throws IOException {
        if (!Files.exists(folder)) {
            return;
        }
        List<Path> all;
        try (Stream<Path> tree = Files.walk(folder)) {
            all = tree.sorted(Comparator.reverseOrder()).toList();
        }
        for (Path path : all) {
            Files.delete(path);
        }
    }
}
