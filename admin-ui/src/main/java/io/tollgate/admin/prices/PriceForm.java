package io.tollgate.admin.prices;

import io.tollgate.admin.kit.Complaints;
import io.tollgate.admin.kit.Form;
import io.tollgate.billing.money.Decimals;
import io.tollgate.billing.money.UnitPrice;
import io.tollgate.billing.pricing.PriceLine;
import io.tollgate.billing.pricing.PriceWindow;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/// The form of a price table, with a row of fields for each line, and the body that it means.
final class PriceForm {
    /// The hidden field with the number of rows.
    static final String ROWS = "rows";

    /// The hidden field with the digest of what was looked at before saving.
    static final String SEEN = "seen";

    static final String ALLOW = "allow_below_cost";

    /// A form has at most a thousand fields; a longer list is given to the API.
    static final int MOST_ROWS = 60;

    private static final Pattern LINE = Pattern.compile("lines\\[(\\d+)]\\.(?:window\\.)?(\\w+)");
    private static final Pattern MOMENT =
            Pattern.compile("(\\d{4}-\\d\\d-\\d\\d)[T ](\\d\\d:\\d\\d)(:\\d\\d)?");

    private PriceForm() {}

    static List<PriceFields> rows(Form form) {
        String rows = form.value(ROWS);
        int count = rows.matches("\\d{1,3}") ? Integer.parseInt(rows) : 1;
        return IntStream.rangeClosed(1, Math.clamp(count, 1, MOST_ROWS))
                .mapToObj(PriceFields::new)
                .toList();
    }

    static Form more(Form form) {
        int rows = rows(form).size();
        return rows == MOST_ROWS ? form : form.with(ROWS, rows + 1);
    }

    /// The form with these lines, where nothing was typed yet. A line that is null is one to fill
    /// in for the model.
    static Form of(Form form, Map<String, List<PriceLine>> lines) {
        if (form.has(ROWS)) {
            return form;
        }
        Form filled = form;
        int row = 0;
        for (Map.Entry<String, List<PriceLine>> model : lines.entrySet()) {
            if (model.getValue().isEmpty() && row < MOST_ROWS) {
                filled = filled.with(new PriceFields(++row).model(), model.getKey());
            }
            for (PriceLine line : model.getValue()) {
                filled = row < MOST_ROWS ? fill(filled, new PriceFields(++row), line) : filled;
            }
        }
        return filled.with(ROWS, Math.max(row, 1));
    }

    private static Form fill(Form form, PriceFields fields, PriceLine line) {
        Long request = line.requestNanos();
        Form filled =
                form.with(fields.model(), line.model())
                        .with(fields.input(), plain(line.input()))
                        .with(fields.output(), plain(line.output()))
                        .with(fields.cachedInput(), plain(line.cachedInput()))
                        .with(fields.cacheWrite(), plain(line.cacheWrite()))
                        .with(fields.reasoning(), plain(line.reasoning()))
                        .with(fields.request(), request == null ? null : plain(request))
                        .with(
                                fields.contextFrom(),
                                line.contextFrom() == 0 ? null : line.contextFrom());
        PriceWindow window = line.window();
        return window == null
                ? filled
                : filled.withAll(fields.days(), window.dayNames())
                        .with(fields.from(), window.fromText())
                        .with(fields.to(), window.toText())
                        .with(fields.tz(), window.tz().getId());
    }

    /// Throws [io.tollgate.admin.web.Refused] for what is no number. Below cost is allowed only if
    /// that was ticked.
    static PriceTableBody body(Form form) {
        List<@Nullable PriceLineBody> lines = new ArrayList<>();
        for (PriceFields row : rows(form)) {
            if (!row.isEmpty(form)) {
                lines.add(row.body(form));
            }
        }
        return new PriceTableBody(
                form.text("kind"),
                form.text("name"),
                form.text("upstream"),
                form.text("rate_card"),
                form.text("currency"),
                moment(form.text("effective_from")),
                lines,
                form.ticked(ALLOW));
    }

    /// What stands for the content of a form, ticked or not.
    static String digest(Form form) {
        PriceTableBody body = body(form.with(ALLOW, null));
        try {
            return HexFormat.of()
                    .formatHex(
                            MessageDigest.getInstance("SHA-256")
                                    .digest(body.toString().getBytes(StandardCharsets.UTF_8)));
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    /// The form's name for what the API names: rows without prices are not in the body.
    static String field(Form form, String named) {
        List<PriceFields> used = rows(form).stream().filter(row -> !row.isEmpty(form)).toList();
        Matcher line = LINE.matcher(named);
        if (line.matches()) {
            PriceFields row = used.get(Integer.parseInt(line.group(1)));
            return line.group(2).replace("window", "days") + "_" + (row.number() - 1);
        }
        return named.equals("lines") ? new PriceFields(1).input() : Complaints.lastName(named);
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

    private static @Nullable String plain(@Nullable UnitPrice price) {
        return price == null ? null : plain(price.nanosPerMillion());
    }

    /// Without the zeros at its end.
    static String plain(long nanos) {
        return new BigDecimal(Decimals.format(nanos)).stripTrailingZeros().toPlainString();
    }
}
