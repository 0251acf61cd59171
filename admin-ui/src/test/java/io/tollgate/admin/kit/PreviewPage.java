package io.tollgate.admin.kit;

import io.quarkus.qute.CheckedTemplate;
import io.quarkus.qute.TemplateInstance;
import io.tollgate.admin.access.AllowedTo;
import io.tollgate.billing.money.Money;
import io.tollgate.catalog.id.TenantId;
import io.tollgate.catalog.tenant.RateLimits;
import io.tollgate.catalog.tenant.Tenant;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.time.Instant;
import java.util.Currency;
import java.util.List;
import java.util.UUID;
import java.util.stream.IntStream;
import java.util.stream.LongStream;
import org.eclipse.microprofile.openapi.annotations.Operation;

/// Every component on one page, for tests to visit; no part of the product.
@Path("/kit")
@Produces(MediaType.TEXT_HTML)
public class PreviewPage {
    private static final Currency USD = Currency.getInstance("USD");

    private final Frames frames;
    private final CurrentVisit visit;
    private final Answers answers;

    PreviewPage(Frames frames, CurrentVisit visit, Answers answers) {
        this.frames = frames;
        this.visit = visit;
        this.answers = answers;
    }

    @CheckedTemplate(basePath = "kit")
    static final class Pages {
        private Pages() {}

        static native TemplateInstance preview(Frame frame, Preview page);

        static native TemplateInstance previewPlain(Frame frame, Form form);
    }

    record Preview(
            List<Money> amounts,
            Instant at,
            Chart bars,
            Chart lines,
            Chart nothing,
            Form form,
            Form refused,
            Form revoke,
            List<Form.Option> options,
            String snippet) {}

    @GET
    @AllowedTo(AllowedTo.Audience.EVERYONE)
    @Operation(hidden = true)
    public TemplateInstance preview() {
        Tenant tenant = signIn();
        return Pages.preview(frames.tenant(tenant, Place.USAGE), page());
    }

    @GET
    @Path("plain")
    @AllowedTo(AllowedTo.Audience.EVERYONE)
    @Operation(hidden = true)
    public TemplateInstance plain() {
        return Pages.previewPlain(
                frames.plain(), Form.named("sign-in").with("email", "ada@example.com"));
    }

    @POST
    @AllowedTo(AllowedTo.Audience.EVERYONE)
    @Operation(hidden = true)
    public Response saved() {
        return answers.seeOther("/kit", Flash.ok("Key “Production” & more was revoked."));
    }

    @POST
    @Path("plain")
    @AllowedTo(AllowedTo.Audience.EVERYONE)
    @Operation(hidden = true)
    public Response refused() {
        return answers.refused(
                Pages.previewPlain(
                        frames.plain(),
                        Form.named("sign-in")
                                .with("email", "<ada>")
                                .with("password", "hunter2")
                                .refused("email", "Give an e-mail address.")));
    }

    @GET
    @Path("broken")
    @AllowedTo(AllowedTo.Audience.EVERYONE)
    @Operation(hidden = true)
    public TemplateInstance broken() {
        throw new IllegalStateException("a secret of the inside");
    }

    @GET
    @Path("operators-only")
    @Operation(hidden = true)
    public TemplateInstance operatorsOnly() {
        return preview();
    }

    private Tenant signIn() {
        Tenant tenant =
                new Tenant(
                        new TenantId(UUID.fromString("01930000-0000-7000-8000-000000000001")),
                        "Acme Robotics 机器人 GmbH",
                        "ada@example.com",
                        "standard",
                        USD,
                        0,
                        new RateLimits(null, null, null),
                        true,
                        Instant.EPOCH);
        visit.arrive(
                new Visitor(
                        "Ada Lovelace",
                        null,
                        List.of(
                                new Visitor.Home(tenant.id(), tenant.name()),
                                new Visitor.Home(TenantId.create(), "Second")),
                        true,
                        place -> true));
        return tenant;
    }

    private static Preview page() {
        List<String> days =
                IntStream.rangeClosed(1, 30).mapToObj("2026-11-%02d"::formatted).toList();
        return new Preview(
                LongStream.of(
                                1_234_560_000_000L,
                                12_345_678_901L,
                                12_340,
                                500_000_000,
                                -3_250_000_000L,
                                0)
                        .mapToObj(nanos -> new Money(nanos, USD))
                        .toList(),
                Instant.parse("2026-11-22T08:30:00Z"),
                Chart.of(
                        Chart.Kind.BARS,
                        "Calls a day",
                        days,
                        List.of(wave("deepseek-v4", 1200, 7), wave("glm-5.1", 700, 5)),
                        Numbers::grouped),
                Chart.of(
                        Chart.Kind.LINES,
                        "Margin a day",
                        days,
                        List.of(wave("Revenue", 9_000_000_000L, 9), loss("Margin")),
                        nanos -> MoneyText.of(new Money(nanos, USD)).toString()),
                Chart.of(Chart.Kind.BARS, "Nothing", List.of(), List.of(), Numbers::grouped),
                Form.named("create").with("name", "Production").with("reset", "monthly"),
                Form.named("limit")
                        .with("name", "<b>a name</b>")
                        .with("budget", "-5")
                        .with("note", "first\nsecond")
                        .with("password", "hunter2")
                        .refused("budget", "The budget must be above zero.")
                        .refused("password", "The password is not right."),
                Form.named("revoke"),
                List.of(
                        new Form.Option("", "Never"),
                        new Form.Option("daily", "Every day"),
                        new Form.Option("monthly", "Every month")),
                """
                curl http://127.0.0.1:8080/v1/chat/completions \\
                  -H "Authorization: Bearer $OPENAI_API_KEY" \\
                  -H "Content-Type: application/json" \\
                  -d '{"model":"deepseek-v4","messages":[{"role":"user","content":"Hello"}]}'\
                """);
    }

    private static Chart.Series wave(String name, long size, int beat) {
        return new Chart.Series(
                name,
                LongStream.range(0, 30)
                        .mapToObj(day -> size * (day % beat + 2) / beat + size * day / 40)
                        .toList());
    }

    private static Chart.Series loss(String name) {
        return new Chart.Series(
                name, LongStream.range(0, 30).mapToObj(day -> (day - 6) * 150_000_000L).toList());
    }
}
