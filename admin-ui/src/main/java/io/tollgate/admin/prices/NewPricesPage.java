package io.tollgate.admin.prices;

import io.quarkus.qute.CheckedTemplate;
import io.quarkus.qute.TemplateInstance;
import io.tollgate.admin.access.AllowedTo;
import io.tollgate.admin.kit.Answers;
import io.tollgate.admin.kit.Complaints;
import io.tollgate.admin.kit.Flash;
import io.tollgate.admin.kit.Form;
import io.tollgate.admin.kit.Forms;
import io.tollgate.admin.kit.Frame;
import io.tollgate.admin.kit.Frames;
import io.tollgate.admin.kit.Place;
import io.tollgate.admin.kit.Words;
import io.tollgate.admin.once.Once;
import io.tollgate.admin.web.Refused;
import io.tollgate.billing.pricing.PriceLine;
import io.tollgate.billing.pricing.PriceScope;
import io.tollgate.billing.pricing.PriceTable;
import io.tollgate.billing.pricing.PriceTableId;
import io.tollgate.billing.pricing.PriceTables;
import io.tollgate.catalog.upstream.Upstream;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.MultivaluedMap;
import jakarta.ws.rs.core.Response;
import java.time.Clock;
import java.time.DayOfWeek;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.temporal.ChronoUnit;
import java.util.Arrays;
import java.util.Currency;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.jspecify.annotations.Nullable;

/// A new version of prices: what holds now filled in, margins before anything is saved.
@Path("/operator")
@Produces(MediaType.TEXT_HTML)
class NewPricesPage {
    private static final String FORM = "prices";
    private static final DateTimeFormatter LOCAL =
            DateTimeFormatter.ofPattern("uuuu-MM-dd'T'HH:mm", Locale.ROOT).withZone(ZoneOffset.UTC);

    private final AddPriceTable adding;
    private final DescribePreview describing;
    private final PresentPrices present;
    private final PriceScopes scopes;
    private final PriceTables tables;
    private final Once once;
    private final Clock clock;
    private final Frames frames;
    private final Forms forms;
    private final Words words;
    private final Answers answers;

    NewPricesPage(
            AddPriceTable adding,
            DescribePreview describing,
            PresentPrices present,
            PriceScopes scopes,
            PriceTables tables,
            Once once,
            Clock clock,
            Frames frames,
            Forms forms,
            Words words,
            Answers answers) {
        this.adding = adding;
        this.describing = describing;
        this.present = present;
        this.scopes = scopes;
        this.tables = tables;
        this.once = once;
        this.clock = clock;
        this.frames = frames;
        this.forms = forms;
        this.words = words;
        this.answers = answers;
    }

    @CheckedTemplate(basePath = "operator")
    static final class Pages {
        private Pages() {}

        static native TemplateInstance choosePrices(Frame frame, List<Upstream> upstreams);

        static native TemplateInstance newPrices(Frame frame, Shown page);
    }

    /// @param models names to choose from
    /// @param preview null before the first look
    record Shown(
            PriceKind kind,
            @Nullable String whom,
            Form form,
            List<PriceFields> rows,
            List<String> models,
            List<DayOfWeek> days,
            boolean mayAddRow,
            @Nullable PricePreview preview) {}

    @GET
    @Path("prices/new")
    @AllowedTo(AllowedTo.Audience.MONEY)
    @Operation(hidden = true)
    public TemplateInstance fresh(
            @QueryParam("kind") @Nullable String kind,
            @QueryParam("upstream") @Nullable String upstream,
            @QueryParam("rate_card") @Nullable String rateCard,
            @QueryParam("from") @Nullable String from) {
        PriceKind wanted = PriceKind.of(kind).orElse(PriceKind.SELL);
        if (wanted == PriceKind.WHOLESALE && upstream == null) {
            return Pages.choosePrices(frames.operator(Place.PRICES), scopes.upstreams());
        }
        PriceScope scope = scopes.of(wanted, upstream, rateCard);
        PresentPrices.Present now = present.of(scope);
        Optional<PriceTable> base = base(from, scope);
        Form form =
                Once.numbered(forms.fresh(FORM))
                        .or("kind", wanted.wire())
                        .or("upstream", upstream)
                        .or("rate_card", scope instanceof PriceScope.Sell(var card) ? card : null)
                        .or("name", name(wanted))
                        .or(
                                "currency",
                                scopes.currency(scope)
                                        .or(() -> base.map(PriceTable::currency))
                                        .or(now::currency)
                                        .map(Currency::getCurrencyCode)
                                        .orElse("USD"))
                        .or(
                                "effective_from",
                                LOCAL.format(clock.instant().truncatedTo(ChronoUnit.MINUTES)));
        Map<String, List<PriceLine>> lines =
                base.map(table ->
                                table.lines().stream()
                                        .collect(
                                                Collectors.groupingBy(
                                                        PriceLine::model,
                                                        TreeMap::new,
                                                        Collectors.toList())))
                        .<Map<String, List<PriceLine>>>map(known -> known)
                        .orElse(now.lines());
        return show(scope, PriceForm.of(form, lines), null);
    }

    @POST
    @Path("prices/new")
    @AllowedTo(AllowedTo.Audience.MONEY)
    @Operation(hidden = true)
    public Response send(MultivaluedMap<String, String> sent) {
        Form form = Form.typed(FORM, sent);
        PriceScope scope =
                scopes.of(
                        PriceKind.of(form.value("kind")).orElse(PriceKind.SELL),
                        form.text("upstream"),
                        form.text("rate_card"));
        if (form.value("do").equals("more")) {
            return Response.ok(show(scope, PriceForm.more(form), null)).build();
        }
        try {
            boolean seen = PriceForm.digest(form).equals(form.value(PriceForm.SEEN));
            return form.value("do").equals("save") && seen
                    ? save(scope, form)
                    : look(scope, form, form.value("do").equals("save"));
        } catch (Refused fault) {
            return answers.refused(show(scope, complaint(form, fault), null));
        }
    }

    /// The margins, and from then on a button to save what was looked at.
    private Response look(PriceScope scope, Form form, boolean changed) {
        PricePreview preview = describing.describe(adding.preview(PriceForm.body(form)));
        Form looked = form.with(PriceForm.SEEN, PriceForm.digest(form)).with(PriceForm.ALLOW, null);
        return changed
                ? answers.refused(
                        show(scope, looked.refused(words.in(PricesWords.class).changed()), preview))
                : Response.ok(show(scope, looked, preview)).build();
    }

    private Response save(PriceScope scope, Form form) {
        PriceTableBody body = PriceForm.body(form);
        PricesWords said = words.in(PricesWords.class);
        try {
            return switch (once.act(
                    form.text(Once.FIELD),
                    body.toString(),
                    () -> adding.add(body),
                    added -> added.table().id())) {
                case Once.Outcome.Done<AddPriceTable.Added>(var added) ->
                        answers.seeOther(
                                path(added.table().id().toString()), Flash.ok(said.saved()));
                case Once.Outcome.Before<AddPriceTable.Added>(String id) ->
                        answers.seeOther(path(id));
                case Once.Outcome.Reused<AddPriceTable.Added>() ->
                        again(scope, Once.renumbered(form).refused(said.sentBefore()));
            };
        } catch (Refused fault) {
            return again(scope, complaint(form, fault));
        }
    }

    /// Refused, with the margins that were looked at still there unless they cannot be known.
    private Response again(PriceScope scope, Form form) {
        PricePreview preview = null;
        try {
            preview = describing.describe(adding.preview(PriceForm.body(form)));
        } catch (Refused unknown) {
            preview = null;
        }
        return answers.refused(show(scope, form, preview));
    }

    private TemplateInstance show(PriceScope scope, Form form, @Nullable PricePreview preview) {
        List<PriceFields> rows = PriceForm.rows(form);
        return Pages.newPrices(
                frames.operator(Place.PRICES),
                new Shown(
                        PriceKind.of(scope.kind()).orElseThrow(),
                        scopes.name(scope),
                        form,
                        rows,
                        List.copyOf(present.of(scope).lines().keySet()),
                        Arrays.asList(DayOfWeek.values()),
                        rows.size() < PriceForm.MOST_ROWS,
                        preview));
    }

    private Form complaint(Form form, Refused fault) {
        return Complaints.at(
                form,
                fault,
                PriceFault.class,
                words.in(PricesWords.class)::fault,
                named -> PriceForm.field(form, named));
    }

    private Optional<PriceTable> base(@Nullable String id, PriceScope scope) {
        try {
            return Optional.ofNullable(id)
                    .map(PriceTableId::parse)
                    .flatMap(tables::find)
                    .filter(table -> table.scope().equals(scope));
        } catch (IllegalArgumentException malformed) {
            return Optional.empty();
        }
    }

    private String name(PriceKind kind) {
        PricesWords said = words.in(PricesWords.class);
        return said.defaultName(said.kind(kind), LOCAL.format(clock.instant()).substring(0, 10));
    }

    private static String path(String id) {
        return Place.PRICES.ofOperator() + "/" + id;
    }
}
