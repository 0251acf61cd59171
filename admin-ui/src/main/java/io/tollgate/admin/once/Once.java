package io.tollgate.admin.once;

import io.tollgate.admin.access.CurrentCaller;
import io.tollgate.admin.kit.Form;
import io.tollgate.catalog.id.Ids;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.function.Function;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/// Carries out a form once, however often it is sent: each form that a page shows carries a number
/// of its own in the hidden field [#FIELD]. Blocks on PostgreSQL.
@ApplicationScoped
public class Once {
    /// The hidden field of the form.
    public static final String FIELD = "once";

    private static final int CREATED = 201;

    private final FirstAnswers answers;
    private final CurrentCaller caller;

    Once(FirstAnswers answers, CurrentCaller caller) {
        this.answers = answers;
        this.caller = caller;
    }

    /// What became of a form.
    public sealed interface Outcome<T> {
        /// It was carried out now.
        record Done<T>(T made) implements Outcome<T> {}

        /// It had been carried out already; nothing has changed.
        ///
        /// @param id of what it made then
        record Before<T>(String id) implements Outcome<T> {}

        /// It had been carried out already, with other content. Nothing has changed; whoever means
        /// it sends it again under a number of its own.
        record Reused<T>() implements Outcome<T> {}
    }

    /// The form with a number, its own if it has one.
    public static Form numbered(Form form) {
        return form.value(FIELD).isBlank() ? renumbered(form) : form;
    }

    /// The form as another one.
    public static Form renumbered(Form form) {
        return form.with(FIELD, Ids.next());
    }

    /// Acts in one transaction with the note that it has been done. What `act` throws undoes both,
    /// so that a form that was refused may be sent again. 400 without a number.
    ///
    /// @param content all that the act depends on
    /// @param id what a later sender of the same form is told; without quotes or backslashes
    @Transactional
    public <T> Outcome<T> act(
            @Nullable String number, String content, Supplier<T> act, Function<T, Object> id) {
        String actor = caller.get().actor();
        IdempotencyKey key =
                IdempotencyKey.read(number == null || number.isBlank() ? null : "form:" + number);
        return switch (answers.claim(actor, key, digest(content))) {
            case FirstAnswers.New() -> {
                T made = act.get();
                answers.keep(actor, key, CREATED, '"' + id.apply(made).toString() + '"');
                yield new Outcome.Done<>(made);
            }
            case FirstAnswers.Known(int _, String answer) ->
                    new Outcome.Before<>(answer.substring(1, answer.length() - 1));
            case FirstAnswers.Conflicting() -> new Outcome.Reused<>();
        };
    }

    private static byte[] digest(String content) {
        try {
            return MessageDigest.getInstance("SHA-256")
                    .digest(content.getBytes(StandardCharsets.UTF_8));
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException(impossible);
        }
    }
}
