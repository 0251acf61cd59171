package io.tollgate.admin.kit;

import io.tollgate.admin.web.Refused;
import java.util.Arrays;
import java.util.Locale;
import java.util.function.Function;

/// Puts what a use case refused at the field of a form, in the words of the reader. A feature names
/// what can be wrong in an enum: a constant is a field's last name, such as `RATE_CARD`, or a code
/// of the API, such as `NAME_TAKEN`, and `OTHER` is the rest. Its words say what is right.
public final class Complaints {
    private static final String NOTHING_MORE_IS_KNOWN = "OTHER";

    private Complaints() {}

    /// The form with the complaint. A code wins over a field, and a fault of no field is one of the
    /// form. Throws the fault on if another form would not mend it: what is gone, or not allowed.
    ///
    /// @param field the form's name of a field that the API names
    public static <E extends Enum<E>> Form at(
            Form form,
            Refused fault,
            Class<E> reasons,
            Function<E, String> words,
            Function<String, String> field) {
        if (fault.status() != 400 && fault.status() != 409) {
            throw fault;
        }
        String why = words.apply(reason(fault, reasons));
        String named = fault.field();
        return named == null ? form.refused(why) : form.refused(field.apply(named), why);
    }

    /// The same where the form names its fields by the last name that the API has for them:
    /// `limits.rpm` is `rpm`.
    public static <E extends Enum<E>> Form at(
            Form form, Refused fault, Class<E> reasons, Function<E, String> words) {
        return at(form, fault, reasons, words, Complaints::lastName);
    }

    /// `debt_limit` of `debt_limit.amount`, since amount and currency are one field for people.
    public static String lastName(String field) {
        String whole = field.replaceFirst("\\.(amount|currency)$", "");
        return whole.substring(whole.lastIndexOf('.') + 1);
    }

    private static <E extends Enum<E>> E reason(Refused fault, Class<E> reasons) {
        String field = fault.field() == null ? "" : lastName(fault.field());
        return find(reasons, fault.code())
                .or(() -> find(reasons, field.replaceAll("\\[\\d+]", "")))
                .orElseGet(() -> Enum.valueOf(reasons, NOTHING_MORE_IS_KNOWN));
    }

    private static <E extends Enum<E>> java.util.Optional<E> find(Class<E> reasons, String name) {
        String constant = name.toUpperCase(Locale.ROOT);
        return Arrays.stream(reasons.getEnumConstants())
                .filter(reason -> reason.name().equals(constant))
                .findFirst();
    }
}
