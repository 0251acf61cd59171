package io.tollgate.admin.models;

import io.tollgate.admin.kit.Complaints;
import io.tollgate.admin.kit.Form;
import io.tollgate.admin.web.Check;
import io.tollgate.catalog.model.Model;
import io.tollgate.catalog.model.ModelId;
import io.tollgate.catalog.model.Route;
import io.tollgate.catalog.model.Routing;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/// A model's form, with a row of fields for each route, and the body that it means.
final class ModelForm {
    /// The hidden field with the number of rows.
    static final String ROWS = "rows";

    /// More routes are given to the API.
    static final int MOST_ROWS = 40;

    private static final Pattern ROUTE = Pattern.compile("routes\\[(\\d+)]\\.(\\w+)");

    private ModelForm() {}

    /// The names of one row's fields.
    record Row(int number, String upstream, String upstreamModel, String priority, String weight) {
        static Row of(int at) {
            return new Row(
                    at + 1,
                    "upstream_" + at,
                    "upstream_model_" + at,
                    "priority_" + at,
                    "weight_" + at);
        }

        boolean isEmpty(Form form) {
            return form.text(upstream) == null && form.text(upstreamModel) == null;
        }
    }

    static List<Row> rows(Form form) {
        String rows = form.value(ROWS);
        int count = rows.matches("\\d{1,3}") ? Integer.parseInt(rows) : 1;
        return IntStream.range(0, Math.clamp(count, 1, MOST_ROWS)).mapToObj(Row::of).toList();
    }

    /// A form for a new model.
    ///
    /// @param upstream where its first route leads, null for nowhere yet
    static Form fresh(Form form, @Nullable String upstream) {
        return form.or("context_length", "128000")
                .or("max_output_tokens", "8192")
                .or("policy", Check.wire(Routing.USUAL.policy()))
                .or("sticky", Routing.USUAL.sticky())
                .or(ROWS, "1")
                .or("upstream_0", upstream)
                .or("priority_0", "0")
                .or("weight_0", "1");
    }

    /// With one more row.
    static Form more(Form form) {
        int next = rows(form).size();
        return next == MOST_ROWS
                ? form
                : form.with(ROWS, next + 1).or("priority_" + next, "0").or("weight_" + next, "1");
    }

    /// The form filled in with what holds now, where nothing was typed yet.
    static Form of(Form form, Model model) {
        Form filled =
                form.or("display_name", model.displayName())
                        .or("context_length", model.contextLength())
                        .or("max_output_tokens", model.maxOutputTokens())
                        .or("default_output_tokens", model.defaultOutputTokens())
                        .or(
                                "aliases",
                                String.join(
                                        "\n",
                                        model.aliases().stream().map(ModelId::value).toList()))
                        .or(ROWS, Math.max(model.routes().size(), 1));
        filled = of(filled, model.routing());
        for (int at = 0; at < model.routes().size(); at++) {
            Route route = model.routes().get(at);
            Row row = Row.of(at);
            filled =
                    filled.or(row.upstream(), route.upstream())
                            .or(row.upstreamModel(), route.upstreamModel())
                            .or(row.priority(), route.priority())
                            .or(row.weight(), route.weight());
        }
        return filled;
    }

    private static Form of(Form form, Routing routing) {
        Duration timeout = routing.firstTokenTimeout();
        return form.or("policy", Check.wire(routing.policy()))
                .or("sticky", routing.sticky())
                .or("allow_below_cost", routing.allowBelowCost())
                .or("first_token_timeout_ms", timeout == null ? null : timeout.toMillis());
    }

    /// Throws [io.tollgate.admin.web.Refused] for what is no number.
    ///
    /// @param id its name unless another is given
    static ModelBody body(Form form, String id) {
        String name = form.text("display_name");
        List<ModelBody.@Nullable RouteBody> routes = new ArrayList<>();
        for (Row row : rows(form)) {
            if (!row.isEmpty(form)) {
                routes.add(
                        new ModelBody.RouteBody(
                                form.text(row.upstream()),
                                form.text(row.upstreamModel()),
                                form.count(row.priority()),
                                form.count(row.weight())));
            }
        }
        List<@Nullable String> aliases = new ArrayList<>();
        form.value("aliases")
                .lines()
                .map(String::strip)
                .filter(l -> !l.isEmpty())
                .forEach(aliases::add);
        return new ModelBody(
                name == null ? id : name,
                form.count("context_length"),
                form.count("max_output_tokens"),
                form.count("default_output_tokens"),
                aliases,
                routes,
                form.text("policy"),
                form.ticked("sticky"),
                form.ticked("allow_below_cost"),
                form.count("first_token_timeout_ms"));
    }

    /// The form's name for what the API names: rows without a route are not in the body.
    static String field(Form form, String named) {
        Matcher route = ROUTE.matcher(named);
        if (!route.matches()) {
            return Complaints.lastName(named).replaceAll("\\[\\d+]", "");
        }
        List<Row> used = rows(form).stream().filter(row -> !row.isEmpty(form)).toList();
        return route.group(2) + "_" + (used.get(Integer.parseInt(route.group(1))).number() - 1);
    }
}
