package io.tollgate.admin.keys;

import io.tollgate.admin.kit.Form;
import io.tollgate.admin.kit.Forms;
import io.tollgate.admin.kit.Words;
import io.tollgate.admin.snippet.FirstCalls;
import io.tollgate.admin.web.Refused;
import io.tollgate.catalog.key.ApiKey;
import io.tollgate.catalog.key.ApiKey.LimitReset;
import io.tollgate.catalog.model.ModelId;
import io.tollgate.catalog.tenant.Tenant;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.TreeSet;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// What the forms of keys offer and say. Blocks on PostgreSQL.
@ApplicationScoped
class KeyForms {
    /// Hours that a former key may still work, as offered.
    private static final List<Integer> OVERLAPS = List.of(0, 1, 24, 168);

    private static final int SECONDS_AN_HOUR = 3600;

    private final Forms kept;
    private final FirstCalls firstCalls;
    private final Words words;

    KeyForms(Forms kept, FirstCalls firstCalls, Words words) {
        this.kept = kept;
        this.firstCalls = firstCalls;
        this.words = words;
    }

    /// The form as it was kept for this page, else as it begins.
    Form begin(String name, UnaryOperator<Form> otherwise) {
        Form form = kept.fresh(name);
        return form.isRefused() ? form : otherwise.apply(form);
    }

    /// What a key's form chooses from.
    ///
    /// @param models public ids
    record Choices(List<Form.Option> resets, List<String> models, String currency) {}

    /// @param key whose models stay on offer although they may no longer be for sale; null for none
    Choices choices(Tenant tenant, @Nullable ApiKey key) {
        TreeSet<String> models = new TreeSet<>(firstCalls.forSale(tenant));
        if (key != null) {
            key.models().stream().map(ModelId::value).forEach(models::add);
        }
        return new Choices(
                Stream.concat(
                                Stream.of(""),
                                Stream.of(LimitReset.values())
                                        .map(reset -> reset.name().toLowerCase(Locale.ROOT)))
                        .map(reset -> new Form.Option(reset, say().resetEvery(reset)))
                        .toList(),
                List.copyOf(models),
                tenant.currency().getCurrencyCode());
    }

    List<Form.Option> overlaps() {
        return OVERLAPS.stream()
                .map(hours ->
                        new Form.Option(
                                Integer.toString(hours * SECONDS_AN_HOUR), say().overlapOf(hours)))
                .toList();
    }

    /// The form with a message at the field that was refused. Throws the fault if it is about no
    /// field of ours.
    Form refused(Form form, Refused fault) {
        KeyField field =
                Optional.ofNullable(fault.field()).flatMap(KeyField::of).orElseThrow(() -> fault);
        return form.refused(field.input(), say().wrong(field));
    }

    private KeysWords say() {
        return words.in(KeysWords.class);
    }
}
