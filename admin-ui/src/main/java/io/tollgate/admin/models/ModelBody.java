package io.tollgate.admin.models;

import io.tollgate.admin.web.Check;
import io.tollgate.admin.web.Refused;
import io.tollgate.catalog.id.UpstreamId;
import io.tollgate.catalog.model.Model;
import io.tollgate.catalog.model.ModelId;
import io.tollgate.catalog.model.Route;
import io.tollgate.catalog.model.Routing;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/// A model whole. Lengths and limits are tokens.
///
/// @param defaultOutputTokens 4096 unless given, or `max_output_tokens` if that is less
/// @param policy `weighted` (unless given), `latency`, `price` or `margin`
/// @param sticky whether long prompts that begin alike prefer one place; true unless given
/// @param allowBelowCost whether routes that cost more than the call sells for are used; false
///   unless given
/// @param firstTokenTimeoutMs from sending an attempt to its first content; the usual one unless
///   given
record ModelBody(
        @Nullable String displayName,
        @Nullable Integer contextLength,
        @Nullable Integer maxOutputTokens,
        @Nullable Integer defaultOutputTokens,
        @Nullable List<@Nullable String> aliases,
        @Nullable List<@Nullable RouteBody> routes,
        @Nullable String policy,
        @Nullable Boolean sticky,
        @Nullable Boolean allowBelowCost,
        @Nullable Integer firstTokenTimeoutMs) {
    private static final int MOST_TOKENS = 100_000_000;

    /// @param upstream its id or its name
    record RouteBody(
            @Nullable String upstream,
            @Nullable String upstreamModel,
            @Nullable Integer priority,
            @Nullable Integer weight) {
        Route read(String path, Function<String, Optional<UpstreamId>> upstreams) {
            String named = Check.text(upstream, path + "upstream", 63);
            UpstreamId target =
                    upstreams
                            .apply(named)
                            .orElseThrow(() ->
                                    Refused.invalid(
                                            path + "upstream", "there is no such upstream"));
            String theirs = Check.text(upstreamModel, path + "upstream_model", 200);
            int first = Check.required(priority, path + "priority");
            int share = Check.required(weight, path + "weight");
            return Check.rules(path, () -> new Route(target, theirs, first, share));
        }
    }

    private Routing routing() {
        Routing usual = Routing.USUAL;
        Routing.Policy chosen =
                policy == null
                        ? usual.policy()
                        : Check.oneOf(policy, "policy", List.of(Routing.Policy.values()));
        return Check.rules(
                "",
                () ->
                        new Routing(
                                chosen,
                                sticky == null ? usual.sticky() : sticky,
                                allowBelowCost == null ? usual.allowBelowCost() : allowBelowCost,
                                firstTokenTimeoutMs == null
                                        ? null
                                        : Duration.ofMillis(firstTokenTimeoutMs)));
    }

    /// @param upstreams finds an upstream by its id or name
    Model read(
            ModelId id,
            Instant now,
            int mostEntries,
            Function<String, Optional<UpstreamId>> upstreams) {
        int most = Check.within(maxOutputTokens, "max_output_tokens", 1, MOST_TOKENS);
        int usual =
                defaultOutputTokens == null
                        ? Math.min(Model.USUAL_DEFAULT_OUTPUT_TOKENS, most)
                        : Check.within(defaultOutputTokens, "default_output_tokens", 1, most);
        List<ModelId> others = new ArrayList<>();
        for (String alias : Check.entries(aliases, "aliases", mostEntries)) {
            others.add(Check.valid("aliases[" + others.size() + "]", () -> new ModelId(alias)));
        }
        List<Route> ways = new ArrayList<>();
        for (RouteBody route :
                Check.entries(Check.required(routes, "routes"), "routes", mostEntries)) {
            ways.add(route.read("routes[" + ways.size() + "].", upstreams));
        }
        return new Model(
                id,
                Check.text(displayName, "display_name", 200),
                Check.within(contextLength, "context_length", 1, MOST_TOKENS),
                most,
                usual,
                others,
                ways,
                routing(),
                now);
    }
}
