package io.tollgate.admin.support;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Comparator;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/// The folder that the console writes letters into, in tests.
public final class MailFolder {
    private static final Path FOLDER = Path.of("target/mail");
    private static final Pattern LINK = Pattern.compile("\\?link=([0-9A-Za-z]{43})");

    private MailFolder() {}

    /// The newest letter to an address, which its owner alone can read.
    public static String letterTo(String email) {
        return find(email).orElseThrow(() -> new AssertionError("no letter to " + email));
    }

    public static Optional<String> find(String email) {
        try (Stream<Path> files = Files.list(FOLDER)) {
            for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
                String text = Files.readString(file);
                if (text.contains("\nTo: " + email + "\n")) {
                    assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(file)))
                            .isEqualTo("rw-------");
                    return Optional.of(text);
                }
            }
            return Optional.empty();
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }

    /// The secret of the link in a letter.
    public static String linkIn(String letter) {
        Matcher link = LINK.matcher(letter);
        assertThat(link.find()).as(letter).isTrue();
        return link.group(1);
    }
}
