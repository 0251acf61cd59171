package io.tollgate.admin.signin;

import io.tollgate.admin.kit.Form;
import io.tollgate.admin.kit.Words;
import io.tollgate.catalog.people.Email;
import io.tollgate.catalog.people.Person;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/// Reads what was typed into the forms of this package, and says what is wrong at its field.
@ApplicationScoped
class Typed {
    static final String EMAIL = "email";
    static final String NAME = "name";
    static final String PASSWORD = "password";
    static final String AGAIN = "password_again";
    static final String LINK = "link";
    static final String BACK = "back";

    private final Words words;
    private final Clock clock;

    Typed(Words words, Clock clock) {
        this.words = words;
        this.clock = clock;
    }

    SignInWords words() {
        return words.in(SignInWords.class);
    }

    /// Empty for what is no address.
    static Optional<Email> email(Form form) {
        try {
            return Optional.of(new Email(form.value(EMAIL)));
        } catch (IllegalArgumentException wrong) {
            return Optional.empty();
        }
    }

    Form checkEmail(Form form) {
        return email(form).isPresent() ? form : form.refused(EMAIL, words().notAnAddress());
    }

    Form checkName(Form form, String field) {
        return Person.isName(form.value(field)) ? form : form.refused(field, words().notAName());
    }

    /// A new password, typed twice, for the account of an address.
    Form checkNewPassword(Form form, Email email) {
        return NewPassword.fault(form.value(PASSWORD), form.value(AGAIN), email)
                .map(fault -> form.refused(field(fault), words().fault(fault)))
                .orElse(form);
    }

    /// Whole minutes, rounded up, at least one.
    long minutesUntil(Instant moment) {
        long seconds = Duration.between(clock.instant(), moment).toSeconds();
        return Math.max(1, Math.ceilDiv(seconds, 60L));
    }

    private static String field(NewPassword.Fault fault) {
        return switch (fault) {
            case DIFFERENT -> AGAIN;
            case TOO_SHORT, TOO_LONG, COMMON, LIKE_ADDRESS -> PASSWORD;
        };
    }
}
