package io.tollgate.admin.signin;

import io.tollgate.catalog.people.Email;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/// What a password that somebody chooses must be: long, and not among those that everybody tries
/// first. Which characters it is made of is the person's business.
public final class NewPassword {
    /// Fewer can be guessed by who has stolen the hashes.
    public static final int SHORTEST = 12;

    /// Longer ones make the hash no better.
    public static final int LONGEST = 200;

    private static final Set<String> COMMON = common();

    private NewPassword() {}

    /// What is wrong with a password.
    public enum Fault {
        TOO_SHORT,
        TOO_LONG,
        /// Among the known ones, or made of one to three characters over and over.
        COMMON,
        /// The person's address, or what is before its `@`.
        LIKE_ADDRESS,
        /// Not typed twice the same.
        DIFFERENT
    }

    /// Empty if it is good. Lengths are counted in characters, not bytes.
    ///
    /// @param again as typed the second time
    public static Optional<Fault> fault(String password, String again, Email email) {
        if (password.codePointCount(0, password.length()) < SHORTEST) {
            return Optional.of(Fault.TOO_SHORT);
        }
        if (isTooLong(password)) {
            return Optional.of(Fault.TOO_LONG);
        }
        String plain = password.strip().toLowerCase(Locale.ROOT);
        if (COMMON.contains(plain) || isMonotonous(plain)) {
            return Optional.of(Fault.COMMON);
        }
        if (plain.equals(email.key()) || plain.equals(email.key().split("@", 2)[0])) {
            return Optional.of(Fault.LIKE_ADDRESS);
        }
        return password.equals(again) ? Optional.empty() : Optional.of(Fault.DIFFERENT);
    }

    static boolean isTooLong(String password) {
        return password.codePointCount(0, password.length()) > LONGEST;
    }

    private static boolean isMonotonous(String text) {
        return text.codePoints().distinct().count() <= 3;
    }

    private static Set<String> common() {
        try (BufferedReader lines =
                new BufferedReader(
                        new InputStreamReader(
                                Objects.requireNonNull(
                                        NewPassword.class.getResourceAsStream(
                                                "/common-passwords.txt")),
                                StandardCharsets.UTF_8))) {
            return lines.lines().filter(line -> !line.startsWith("#")).collect(Collectors.toSet());
        } catch (IOException broken) {
            throw new UncheckedIOException(broken);
        }
    }
}
