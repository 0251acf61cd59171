package io.tollgate.admin.signin;

import io.tollgate.admin.kit.Form;
import io.tollgate.catalog.people.Email;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Optional;

/// The fields `password` and `password_again` of a form where somebody chooses a password, for
/// pages of other features.
@ApplicationScoped
public class PasswordForm {
    public static final String PASSWORD = Typed.PASSWORD;

    private final Typed typed;

    PasswordForm(Typed typed) {
        this.typed = typed;
    }

    /// The form, refused if the password is not good for the account of an address.
    public Form check(Form form, Email email) {
        return typed.checkNewPassword(form, email);
    }

    /// Empty if the present password was right, else the form with what is wrong at its field.
    public Optional<Form> refused(Form form, String field, Attempts.Outcome outcome) {
        return switch (outcome) {
            case Attempts.Outcome.Right _ -> Optional.empty();
            case Attempts.Outcome.Wrong() ->
                    Optional.of(form.refused(field, typed.words().wrongPassword()));
            case Attempts.Outcome.TooSoon(var until) ->
                    Optional.of(
                            form.refused(field, typed.words().tooSoon(typed.minutesUntil(until))));
        };
    }

    public String saved() {
        return typed.words().passwordSaved();
    }

    public String notAName() {
        return typed.words().notAName();
    }
}
