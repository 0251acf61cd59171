package io.tollgate.admin.prices;

import io.quarkus.qute.CheckedTemplate;
import io.quarkus.qute.TemplateInstance;
import io.tollgate.admin.access.AllowedTo;
import io.tollgate.admin.access.CurrentCaller;
import io.tollgate.admin.kit.Frame;
import io.tollgate.admin.kit.Frames;
import io.tollgate.admin.kit.Place;
import io.tollgate.admin.web.ConsoleLimits;
import io.tollgate.admin.web.Page;
import io.tollgate.admin.web.PageQuery;
import io.tollgate.admin.web.Refused;
import io.tollgate.billing.money.Money;
import io.tollgate.billing.money.UnitPrice;
import io.tollgate.billing.pricing.PriceLine;
import io.tollgate.billing.pricing.PriceScope;
import io.tollgate.billing.pricing.PriceTable;
import io.tollgate.billing.pricing.PriceTableId;
import io.tollgate.billing.pricing.PriceTables;
import io.tollgate.catalog.id.UpstreamId;
import io.tollgate.catalog.upstream.Upstream;
import io.tollgate.catalog.upstream.Upstreams;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.jspecify.annotations.Nullable;

/// All versions of prices, and one with its lines.
@Path("/operator")
@Produces(MediaType.TEXT_HTML)
class PricesPage {
    private static final String HERE = Place.PRICES.ofOperator();

    private final PriceTables tables;
    private final Upstreams upstreams;
    private final Clock clock;
    private final CurrentCaller caller;
    private final ConsoleLimits limits;
    private final Frames frames;

    PricesPage(
            PriceTables tables,
            Upstreams upstreams,
            Clock clock,
            CurrentCaller caller,
            ConsoleLimits limits,
            Frames frames) {
        this.tables = tables;
        this.upstreams = upstreams;
        this.clock = clock;
        this.caller = caller;
        this.limits = limits;
        this.frames = frames;
    }

    @CheckedTemplate(basePath = "operator")
    static final class Pages {
        private Pages() {}

        static native TemplateInstance prices(Frame frame, Shown page);

        static native TemplateInstance priceTable(Frame frame, Line line, boolean mayPrice);
    }

    record Shown(
            List<Line> lines,
            List<PriceKind> kinds,
            @Nullable PriceKind kind,
            @Nullable String first,
            @Nullable String next,
            boolean mayPrice) {}

    /// @param whom the upstream or the rate card, null for everybody
    /// @param upstream for a new version of the same scope, null for no upstream
    record Line(
            PriceTable table,
            PriceKind kind,
            @Nullable String whom,
            @Nullable UpstreamId upstream,
            boolean scheduled) {
        public List<String> models() {
            return table.lines().stream().map(PriceLine::model).distinct().toList();
        }

        /// The first few, for a list.
        public List<String> firstModels() {
            return models().stream().limit(3).toList();
        }

        /// A price as the table has it, null where none was given.
        public @Nullable Money price(@Nullable UnitPrice price) {
            return price == null ? null : new Money(price.nanosPerMillion(), table.currency());
        }

        public @Nullable Money request(PriceLine line) {
            Long nanos = line.requestNanos();
            return nanos == null ? null : new Money(nanos, table.currency());
        }
    }

    @GET
    @Path("prices")
    @AllowedTo(AllowedTo.Audience.OPERATORS)
    @Operation(hidden = true)
    public TemplateInstance list(
            @QueryParam("kind") @Nullable String kind, @BeanParam PageQuery query) {
        PriceKind wanted = PriceKind.of(kind).orElse(null);
        String named = wanted == null ? null : wanted.wire();
        int rows = query.rows(limits);
        Map<UpstreamId, String> names = names();
        Page<Line> page =
                Page.of(
                        tables.newest(named, rows + 1, query.after(PriceTableId::parse)),
                        rows,
                        PriceTable::id,
                        table -> line(table, names));
        String here = HERE + "?kind=" + (named == null ? "" : named);
        return Pages.prices(
                frames.operator(Place.PRICES),
                new Shown(
                        page.data(),
                        List.of(PriceKind.values()),
                        wanted,
                        query.cursor() == null ? null : here,
                        page.nextCursor() == null ? null : here + "&cursor=" + page.nextCursor(),
                        caller.may(AllowedTo.Audience.MONEY)));
    }

    @GET
    @Path("prices/{id}")
    @AllowedTo(AllowedTo.Audience.OPERATORS)
    @Operation(hidden = true)
    public TemplateInstance show(@PathParam("id") PriceTableId id) {
        PriceTable table = tables.find(id).orElseThrow(() -> Refused.notFound("price table"));
        return Pages.priceTable(
                frames.operator(Place.PRICES),
                line(table, names()),
                caller.may(AllowedTo.Audience.MONEY));
    }

    private Map<UpstreamId, String> names() {
        return upstreams.all().stream().collect(Collectors.toMap(Upstream::id, Upstream::name));
    }

    private Line line(PriceTable table, Map<UpstreamId, String> names) {
        boolean scheduled = table.effectiveFrom().isAfter(clock.instant());
        return switch (table.scope()) {
            case PriceScope.Wholesale(UpstreamId upstream) ->
                    new Line(
                            table,
                            PriceKind.WHOLESALE,
                            names.getOrDefault(upstream, upstream.toString()),
                            upstream,
                            scheduled);
            case PriceScope.Sell(String card) ->
                    new Line(table, PriceKind.SELL, card, null, scheduled);
            case PriceScope.Retail() -> new Line(table, PriceKind.RETAIL, null, null, scheduled);
        };
    }
}
