package io.tollgate.admin.usage;

import io.quarkus.qute.CheckedTemplate;
import io.quarkus.qute.TemplateInstance;
import io.tollgate.admin.access.AllowedTo;
import io.tollgate.admin.access.TenantsInReach;
import io.tollgate.admin.kit.Answers;
import io.tollgate.admin.kit.Chart;
import io.tollgate.admin.kit.Form;
import io.tollgate.admin.kit.Frame;
import io.tollgate.admin.kit.Frames;
import io.tollgate.admin.kit.MoneyText;
import io.tollgate.admin.kit.Place;
import io.tollgate.admin.kit.Words;
import io.tollgate.admin.web.Refused;
import io.tollgate.billing.money.Money;
import io.tollgate.billing.usage.UsageReport;
import io.tollgate.catalog.id.KeyId;
import io.tollgate.catalog.id.TenantId;
import io.tollgate.catalog.key.ApiKey;
import io.tollgate.catalog.key.ApiKeys;
import io.tollgate.catalog.tenant.Tenant;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.jspecify.annotations.Nullable;

/// A tenant's usage by model, key or day, and as files.
@Path("/tenants/{tenant}/usage")
@Produces(MediaType.TEXT_HTML)
class UsagePage {
    /// Keys whose names are looked up; more keys show by their id.
    private static final int KEYS = 10_000;

    private final TenantsInReach tenants;
    private final ReadUsage reading;
    private final ApiKeys keys;
    private final Frames frames;
    private final Answers answers;
    private final Words words;
    private final Clock clock;

    UsagePage(
            TenantsInReach tenants,
            ReadUsage reading,
            ApiKeys keys,
            Frames frames,
            Answers answers,
            Words words,
            Clock clock) {
        this.tenants = tenants;
        this.reading = reading;
        this.keys = keys;
        this.frames = frames;
        this.answers = answers;
        this.words = words;
        this.clock = clock;
    }

    @CheckedTemplate(basePath = "usage")
    static final class Pages {
        private Pages() {}

        static native TemplateInstance usage(Frame frame, Shown page);
    }

    /// A switch between the views.
    record Choice(View view, String href, boolean current) {}

    /// What a range contains.
    ///
    /// @param query the range as a URL has it
    /// @param saved the share of the list price that was saved, as text
    record Sums(String query, List<Choice> views, UsageTable table, Chart chart, String saved) {}

    /// @param sums null if the range was refused
    record Shown(String here, View view, Form form, @Nullable Sums sums) {}

    @GET
    @AllowedTo(AllowedTo.Audience.TENANTS)
    @Operation(hidden = true)
    public Response show(
            @PathParam("tenant") TenantId id,
            @QueryParam("from") @Nullable String from,
            @QueryParam("to") @Nullable String to,
            @QueryParam("by") @Nullable String by) {
        Tenant tenant = tenants.find(id);
        View view = View.of(by);
        try {
            Days days = Days.read(from, to, clock.instant());
            Sums sums = sums(tenant, days, view);
            return Response.ok(page(tenant, view, days.form(), sums)).build();
        } catch (Refused fault) {
            Form typed = Form.named("range").with("from", from).with("to", to);
            return answers.refused(page(tenant, view, refused(typed, fault), null));
        }
    }

    private Sums sums(Tenant tenant, Days days, View view) {
        String range = "from=" + days.from() + "&to=" + days.to();
        List<UsageReport.Line> lines = reading.lines(days.query(view, tenant.id()));
        List<UsageReport.Line> byDay =
                view == View.DAY ? lines : reading.lines(days.query(View.DAY, tenant.id()));
        Map<KeyId, String> names = view == View.KEY ? names(tenant) : Map.of();
        String here = Place.USAGE.of(tenant.id());
        UsageTable table =
                UsageTable.of(
                        lines,
                        tenant.currency(),
                        say().total(),
                        line -> name(line, names),
                        line -> Place.CALLS.of(tenant.id()) + "?" + calls(line, range));
        Long percent = table.total().savedPercent();
        return new Sums(
                range,
                Stream.of(View.values())
                        .map(one ->
                                new Choice(
                                        one, here + "?" + range + "&by=" + one.wire(), one == view))
                        .toList(),
                table,
                chart(tenant, days, byDay),
                percent == null ? "" : say().savingShare(percent.toString()));
    }

    private Map<KeyId, String> names(Tenant tenant) {
        Map<KeyId, String> names = new HashMap<>();
        for (ApiKey key : keys.list(tenant.id(), KEYS, null)) {
            names.put(key.id(), key.name() + " (…" + key.last4() + ")");
        }
        return names;
    }

    private Chart chart(Tenant tenant, Days days, List<UsageReport.Line> byDay) {
        String code = tenant.currency().getCurrencyCode();
        Map<LocalDate, Long> charges = new HashMap<>();
        for (UsageReport.Line line : byDay) {
            LocalDate day = line.day();
            if (day != null) {
                charges.put(day, line.charge());
            }
        }
        List<LocalDate> all = days.from().datesUntil(days.to().plusDays(1)).toList();
        return Chart.of(
                Chart.Kind.BARS,
                say().chargePerDay(code),
                all.stream().map(LocalDate::toString).toList(),
                List.of(
                        new Chart.Series(
                                code,
                                all.stream().map(day -> charges.getOrDefault(day, 0L)).toList())),
                nanos -> MoneyText.of(new Money(nanos, tenant.currency())).shown());
    }

    private static String name(UsageReport.Line line, Map<KeyId, String> keys) {
        KeyId key = line.key();
        LocalDate day = line.day();
        if (key != null) {
            return keys.getOrDefault(key, key.toString());
        }
        return day == null ? String.valueOf(line.model()) : day.toString();
    }

    /// The calls of a row, as the list of calls is asked for.
    private static String calls(UsageReport.Line line, String range) {
        if (line.day() != null) {
            return "from=" + line.day() + "&to=" + line.day();
        }
        return range
                + (line.key() == null
                        ? "&model=" + URLEncoder.encode(line.model(), StandardCharsets.UTF_8)
                        : "&key=" + line.key());
    }

    private Form refused(Form form, Refused fault) {
        if (fault.field() == null) {
            throw fault;
        }
        return switch (fault.field()) {
            case "to" -> form.refused("to", say().wrongDay());
            case "from" -> form.refused("from", say().wrongRange());
            default -> form.refused("from", say().tooMany());
        };
    }

    private TemplateInstance page(Tenant tenant, View view, Form form, @Nullable Sums sums) {
        return Pages.usage(
                frames.tenant(tenant, Place.USAGE),
                new Shown(Place.USAGE.of(tenant.id()), view, form, sums));
    }

    private UsageWords say() {
        return words.in(UsageWords.class);
    }
}
