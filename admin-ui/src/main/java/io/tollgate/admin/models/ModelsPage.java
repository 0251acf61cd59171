package io.tollgate.admin.models;

import io.quarkus.qute.CheckedTemplate;
import io.quarkus.qute.TemplateInstance;
import io.tollgate.admin.access.AllowedTo;
import io.tollgate.admin.access.CurrentCaller;
import io.tollgate.admin.kit.Frame;
import io.tollgate.admin.kit.Frames;
import io.tollgate.admin.kit.Percent;
import io.tollgate.admin.kit.Place;
import io.tollgate.billing.money.Money;
import io.tollgate.billing.pricing.KindMargin;
import io.tollgate.billing.pricing.Margins;
import io.tollgate.billing.pricing.PriceBook;
import io.tollgate.billing.pricing.PriceBooks;
import io.tollgate.billing.pricing.PriceLine;
import io.tollgate.billing.pricing.PricedModel;
import io.tollgate.billing.pricing.RouteMargin;
import io.tollgate.catalog.id.UpstreamId;
import io.tollgate.catalog.model.Model;
import io.tollgate.catalog.model.Models;
import io.tollgate.catalog.model.Route;
import io.tollgate.catalog.tenant.NewTenant;
import io.tollgate.catalog.upstream.Upstream;
import io.tollgate.catalog.upstream.Upstreams;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import java.time.Clock;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.jspecify.annotations.Nullable;

/// All models with what they sell for and earn.
@Path("/operator")
@Produces(MediaType.TEXT_HTML)
class ModelsPage {
    private final Models models;
    private final Upstreams upstreams;
    private final PriceBooks books;
    private final Clock clock;
    private final CurrentCaller caller;
    private final Frames frames;

    ModelsPage(
            Models models,
            Upstreams upstreams,
            PriceBooks books,
            Clock clock,
            CurrentCaller caller,
            Frames frames) {
        this.models = models;
        this.upstreams = upstreams;
        this.books = books;
        this.clock = clock;
        this.caller = caller;
        this.frames = frames;
    }

    @CheckedTemplate(basePath = "operator")
    static final class Pages {
        private Pages() {}

        static native TemplateInstance models(Frame frame, Shown page);
    }

    record Shown(List<Line> lines, boolean anyUpstream, boolean mayEdit, boolean mayPrice) {}

    /// @param input per million tokens on the usual rate card, null if not for sale
    /// @param worst of its routes, null if nothing is known
    record Line(
            Model model,
            List<RouteLine> routes,
            @Nullable Money input,
            @Nullable Money output,
            @Nullable RouteMargin worst,
            boolean belowCost) {
        /// Per cent with one decimal.
        public @Nullable String percent(int kind) {
            Long permille = worst == null ? null : worst.usual().get(kind).permille();
            return permille == null ? null : Percent.of(permille);
        }
    }

    record RouteLine(String upstream, String upstreamModel, int priority, int weight) {}

    @GET
    @Path("models")
    @AllowedTo(AllowedTo.Audience.OPERATORS)
    @Operation(hidden = true)
    public TemplateInstance list() {
        PriceBook book = books.load();
        Instant now = clock.instant();
        Map<UpstreamId, String> names =
                upstreams.all().stream().collect(Collectors.toMap(Upstream::id, Upstream::name));
        return Pages.models(
                frames.operator(Place.MODELS),
                new Shown(
                        models.all().stream().map(model -> line(model, book, now, names)).toList(),
                        !names.isEmpty(),
                        caller.may(AllowedTo.Audience.ADMINS),
                        caller.may(AllowedTo.Audience.MONEY)));
    }

    private static Line line(
            Model model, PriceBook book, Instant now, Map<UpstreamId, String> names) {
        PricedModel sell = book.sell(NewTenant.USUAL_RATE_CARD, model.id(), now).orElse(null);
        PriceLine price = sell == null ? null : sell.choose(now, 0);
        List<RouteMargin> margins = Margins.of(book, NewTenant.USUAL_RATE_CARD, model, now);
        return new Line(
                model,
                model.routes().stream().map(route -> routed(route, names)).toList(),
                sell == null || price == null
                        ? null
                        : new Money(price.input().nanosPerMillion(), sell.currency()),
                sell == null || price == null
                        ? null
                        : new Money(price.output().nanosPerMillion(), sell.currency()),
                margins.stream()
                        .filter(margin -> margin.known() == RouteMargin.Known.YES)
                        .min(Comparator.comparingLong(ModelsPage::together))
                        .orElse(null),
                margins.stream().anyMatch(RouteMargin::isBelowCost));
    }

    private static long together(RouteMargin margin) {
        return margin.usual().stream().mapToLong(KindMargin::marginNanos).sum();
    }

    private static RouteLine routed(Route route, Map<UpstreamId, String> names) {
        return new RouteLine(
                names.getOrDefault(route.upstream(), route.upstream().toString()),
                route.upstreamModel(),
                route.priority(),
                route.weight());
    }
}
