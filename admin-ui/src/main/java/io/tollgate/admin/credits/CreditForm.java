package io.tollgate.admin.credits;

import com.fasterxml.jackson.databind.node.TextNode;
import io.tollgate.admin.kit.Form;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/// The form of a movement of credit and the body that it means.
final class CreditForm {
    private static final Pattern MOMENT =
            Pattern.compile("(\\d{4}-\\d\\d-\\d\\d)[T ](\\d\\d:\\d\\d)(:\\d\\d)?");

    private CreditForm() {}

    static CreditBody body(Form form) {
        String amount = form.text("amount");
        return new CreditBody(
                form.text("kind"),
                amount == null ? null : TextNode.valueOf(amount.replace('−', '-')),
                form.text("reference"),
                form.text("reason"),
                moment(form.text("expires_at")));
    }

    /// A moment as a browser has it, as the API wants it.
    private static @Nullable String moment(@Nullable String typed) {
        if (typed == null) {
            return null;
        }
        Matcher local = MOMENT.matcher(typed);
        return local.matches()
                ? local.group(1)
                        + "T"
                        + local.group(2)
                        + (local.group(3) == null ? ":00" : local.group(3))
                        + "Z"
                : typed;
    }
}
