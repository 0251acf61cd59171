package io.tollgate.catalog.people;

import java.util.Locale;
import java.util.regex.Pattern;

/// An e-mail address, as typed but for blanks around it. Two that differ in case alone are one
/// person's; compare by [#key()].
public record Email(String address) {
    /// What RFC 5321 lets a path hold.
    private static final int LONGEST = 254;

    /// Enough to keep a mail from going astray; whether it arrives is what the link in it proves.
    private static final Pattern FORM =
            Pattern.compile(
                    "[^\\s\\p{Cntrl}@<>(),;:\"\\\\\\[\\]]{1,64}@[^\\s\\p{Cntrl}@<>(),;:\"\\\\\\[\\]]+");

    public Email {
        address = address.strip();
        if (address.length() > LONGEST
                || !FORM.matcher(address).matches()
                || address.endsWith(".")
                || address.contains("..")
                || address.contains("@.")) {
            throw new IllegalArgumentException("email is an address such as name@example.com");
        }
    }

    /// Equal for addresses of one person.
    public String key() {
        return address.toLowerCase(Locale.ROOT);
    }

    @Override
    public String toString() {
        return address;
    }
}
