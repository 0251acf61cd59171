package io.tollgate.admin.prices;

import io.tollgate.admin.kit.Form;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// The names of the fields of one line in the form of a price table.
///
/// @param number from 1 on, as people count
record PriceFields(int number) {
    private String of(String name) {
        return name + "_" + (number - 1);
    }

    public String model() {
        return of("model");
    }

    public String input() {
        return of("input");
    }

    public String output() {
        return of("output");
    }

    public String cachedInput() {
        return of("cached_input");
    }

    public String cacheWrite() {
        return of("cache_write");
    }

    public String reasoning() {
        return of("reasoning");
    }

    public String request() {
        return of("request");
    }

    public String contextFrom() {
        return of("context_from");
    }

    public String days() {
        return of("days");
    }

    public String from() {
        return of("from");
    }

    public String to() {
        return of("to");
    }

    public String tz() {
        return of("tz");
    }

    /// Whether the line has something that is not shown at once, or a fault in it.
    public boolean isDetailed(Form form) {
        return rare().stream()
                .anyMatch(field -> form.text(field) != null || form.error(field) != null);
    }

    /// Nothing but a model, or not even that.
    boolean isEmpty(Form form) {
        return form.text(input()) == null
                && form.text(output()) == null
                && form.text(cachedInput()) == null
                && !isDetailed(form);
    }

    private List<String> rare() {
        return List.of(
                cacheWrite(), reasoning(), request(), contextFrom(), days(), from(), to(), tz());
    }

    /// Throws [io.tollgate.admin.web.Refused] for a tier that is no number.
    PriceLineBody body(Form form) {
        return new PriceLineBody(
                form.text(model()),
                form.text(input()),
                form.text(cachedInput()),
                form.text(cacheWrite()),
                form.text(output()),
                form.text(reasoning()),
                form.text(request()),
                form.count(contextFrom()),
                window(form));
    }

    private PriceLineBody.@Nullable WindowBody window(Form form) {
        List<@Nullable String> chosen =
                new ArrayList<>(form.values().getOrDefault(days(), List.of()));
        if (chosen.isEmpty() && form.text(from()) == null && form.text(to()) == null) {
            return null;
        }
        return new PriceLineBody.WindowBody(
                chosen, form.text(from()), form.text(to()), form.text(tz()), null);
    }
}
