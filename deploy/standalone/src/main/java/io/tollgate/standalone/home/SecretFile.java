package io.tollgate.standalone.home;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Set;
import java.util.function.Supplier;

/// A file that only its owner may read (mode 0600), written whole or not at all.
public record SecretFile(Path path) {
    /// The secret in the file, or a new one that is on disk before this returns.
    ///
    /// @throws Refusal if the file is empty or cannot be read or written
    public String readOrCreate(Supplier<String> generator) {
        try {
            if (!Files.exists(path)) {
                write(generator.get() + "\n");
            }
            String secret = Files.readString(path).strip();
            if (secret.isEmpty()) {
                throw new Refusal(path + " is empty; restore it from a backup");
            }
            return secret;
        } catch (IOException failure) {
            throw new Refusal("Cannot read or write " + path, failure);
        }
    }

    /// Replaces the content.
    public void write(String content) throws IOException {
        Path fresh = path.resolveSibling(path.getFileName() + ".new");
        Files.deleteIfExists(fresh);
        try (FileChannel channel =
                FileChannel.open(
                        fresh,
                        Set.of(StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE),
                        PosixFilePermissions.asFileAttribute(
                                PosixFilePermissions.fromString("rw-------")))) {
            ByteBuffer bytes = ByteBuffer.wrap(content.getBytes(StandardCharsets.UTF_8));
            while (bytes.hasRemaining()) {
                channel.write(bytes);
            }
            channel.force(true);
        }
        Files.move(fresh, path, StandardCopyOption.ATOMIC_MOVE);
    }
}
