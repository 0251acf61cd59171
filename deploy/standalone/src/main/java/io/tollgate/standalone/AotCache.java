package io.tollgate.standalone;

import io.tollgate.standalone.home.Refusal;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.List;
import java.util.stream.Stream;

/// What a JVM has learnt of a part's classes in an earlier start, so that the next one loads them
/// ready-made: a third of the time and of the CPU. One file for these very jars and this very JVM;
/// any other would be refused by the JVM, which then goes on without.
record AotCache(Path file) {
    private static final int DIGEST_CHARACTERS = 12;

    /// The folders of a Quarkus application that hold its classes, beside the jar that starts it.
    private static final List<String> FOLDERS = List.of("app", "lib", "quarkus");

    /// The cache of the part that the jar starts, below the checkout `root`, made or not.
    static AotCache of(Path root, String part, Path jar) {
        return new AotCache(root.resolve("target/aot").resolve(part + "-" + digest(jar) + ".aot"));
    }

    boolean exists() {
        return Files.isRegularFile(file);
    }

    /// The JVM's arguments: none while there is no cache.
    List<String> arguments() {
        return exists() ? List.of("-XX:AOTCache=" + file) : List.of();
    }

    /// Where a start that learns writes; [#adopt()] makes it the cache.
    Path fresh() {
        return file.resolveSibling(file.getFileName() + ".new");
    }

    /// The JVM's arguments for a start that learns.
    List<String> learning() {
        return List.of("-XX:AOTCacheOutput=" + fresh());
    }

    /// Takes what was written as the cache, and the caches of older jars away. False if nothing was
    /// written.
    boolean adopt() {
        if (!Files.exists(fresh())) {
            return false;
        }
        try {
            String part = name().substring(0, name().lastIndexOf('-') + 1);
            try (Stream<Path> all = Files.list(file.resolveSibling(""))) {
                for (Path old : all.filter(one -> isOlder(one, part)).toList()) {
                    Files.delete(old);
                }
            }
            Files.move(fresh(), file, StandardCopyOption.ATOMIC_MOVE);
            return true;
        } catch (IOException failure) {
            throw new Refusal("Cannot write " + file, failure);
        }
    }

    private boolean isOlder(Path other, String part) {
        return other.getFileName().toString().startsWith(part) && !other.equals(fresh());
    }

    private String name() {
        return file.getFileName().toString();
    }

    /// Of the jars' paths, sizes and times, and of the JVM.
    private static String digest(Path jar) {
        StringBuilder facts = new StringBuilder();
        facts.append(System.getProperty("java.vm.version")).append(System.getProperty("java.home"));
        Stream.concat(Stream.of(jar), FOLDERS.stream().flatMap(name -> files(jar, name)))
                .forEach(file -> facts.append('\n').append(facts(file)));
        try {
            byte[] digest =
                    MessageDigest.getInstance("SHA-256")
                            .digest(facts.toString().getBytes(StandardCharsets.UTF_8));
            return HexFormat.of().formatHex(digest).substring(0, DIGEST_CHARACTERS);
        } catch (NoSuchAlgorithmException everyJdkHasIt) {
            throw new IllegalStateException(everyJdkHasIt);
        }
    }

    private static Stream<Path> files(Path jar, String folder) {
        Path below = jar.resolveSibling(folder);
        if (!Files.isDirectory(below)) {
            return Stream.of();
        }
        try (Stream<Path> all = Files.walk(below)) {
            return all.filter(Files::isRegularFile).sorted().toList().stream();
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }

    private static String facts(Path file) {
        try {
            return file + " " + Files.size(file) + " " + Files.getLastModifiedTime(file);
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }
}
