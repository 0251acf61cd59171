package io.tollgate.admin.provider;

import io.tollgate.catalog.people.Email;
import io.tollgate.catalog.people.People;
import java.time.Instant;
import java.util.Optional;
import org.eclipse.microprofile.jwt.JsonWebToken;

/// What the provider says of who has signed in there.
///
/// @param email empty without one that can be an address
/// @param emailVerified whether the provider vouches for the address
/// @param name 1 to 200 printable characters
/// @param provedAt when the person last proved who they are to the provider; the epoch if it does
///   not tell
/// @param token the ID token, for the sign-out
record ProviderAccount(
        People.Provider provider,
        Optional<Email> email,
        boolean emailVerified,
        String name,
        Instant provedAt,
        String token) {
    private static final int LONGEST_NAME = 200;

    static ProviderAccount of(JsonWebToken token) {
        Optional<Email> email = text(token, "email").flatMap(ProviderAccount::email);
        return new ProviderAccount(
                new People.Provider(token.getIssuer(), token.getSubject()),
                email,
                text(token, "email_verified").filter("true"::equals).isPresent(),
                text(token, "name")
                        .flatMap(ProviderAccount::name)
                        .or(() -> email.map(Email::address).flatMap(ProviderAccount::name))
                        .orElse("?"),
                text(token, "auth_time")
                        .filter(seconds -> seconds.matches("\\d{1,11}"))
                        .map(Long::parseLong)
                        .map(Instant::ofEpochSecond)
                        .orElse(Instant.EPOCH),
                token.getRawToken());
    }

    /// The text hides the token.
    @Override
    public String toString() {
        return "ProviderAccount[" + provider + "]";
    }

    private static Optional<String> text(JsonWebToken token, String claim) {
        return Optional.ofNullable(token.<Object>getClaim(claim)).map(Object::toString);
    }

    private static Optional<Email> email(String text) {
        try {
            return Optional.of(new Email(text));
        } catch (IllegalArgumentException malformed) {
            return Optional.empty();
        }
    }

    private static Optional<String> name(String text) {
        String printable = text.replaceAll("[\\p{Cntrl}\\p{Cs}\\u2028\\u2029]", " ").strip();
        String cut =
                printable.length() > LONGEST_NAME
                        ? printable.substring(0, LONGEST_NAME).strip()
                        : printable;
        return cut.isEmpty() ? Optional.empty() : Optional.of(cut);
    }
}
