package io.tollgate.admin.matrix;

import static io.tollgate.admin.support.Browser.bean;
import static org.assertj.core.api.Assertions.assertThat;

import io.restassured.response.Response;
import io.tollgate.admin.support.Browser;
import io.tollgate.admin.support.Console;
import io.tollgate.admin.support.Given;
import io.tollgate.admin.support.UsedCall;
import io.tollgate.billing.flush.Flush;
import io.tollgate.billing.settlement.EndedCall;
import io.tollgate.billing.settlement.RecordJson;
import io.tollgate.billing.usage.CallId;
import io.tollgate.catalog.id.Ids;
import io.tollgate.catalog.id.KeyId;
import io.tollgate.catalog.id.TenantId;
import io.tollgate.catalog.people.Email;
import io.tollgate.catalog.people.Invitation;
import io.tollgate.catalog.people.Invitations;
import io.tollgate.catalog.people.Invitations.Issue;
import io.tollgate.catalog.people.OperatorRole;
import io.tollgate.catalog.people.Seat;
import io.tollgate.catalog.people.TenantRole;
import java.time.Instant;
import java.time.YearMonth;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.function.Function;

/// A new tenant, and one of everything that a path can name, made when a path names it.
record World(String tenant) {
    /// What a parameter stands for is told by what precedes it.
    private static final Map<String, Function<World, String>> THINGS =
            Map.ofEntries(
                    Map.entry("tenants", World::tenant),
                    Map.entry("keys", World::key),
                    Map.entry("top-ups", World::order),
                    Map.entry("top-up", World::order),
                    Map.entry("requests", World::call),
                    Map.entry("calls", World::call),
                    Map.entry("members", World::member),
                    Map.entry("people", _ -> operator()),
                    Map.entry("operators", _ -> operator()),
                    Map.entry("upstreams", _ -> Console.operator().newUpstream()),
                    Map.entry("credentials", _ -> credential()),
                    Map.entry("models", _ -> model()),
                    Map.entry("price-tables", _ -> priceTable()),
                    Map.entry("prices", _ -> priceTable()),
                    Map.entry("quarantine", World::quarantined),
                    Map.entry("management-keys", World::managementKey));

    static World create() {
        String name = Console.unique("Guild");
        return new World(
                Console.created(
                        Console.operator()
                                .post(
                                        "/tenants",
                                        Given.json(
                                                "{'name':'%s','email':'%s@example.test'}"
                                                        .formatted(name, name)))));
    }

    /// The route's URL with living ids of this world.
    String url(Route route) {
        StringBuilder url = new StringBuilder();
        String before = "";
        for (String segment : route.path().substring(1).split("/", -1)) {
            int open = segment.indexOf('{');
            int close = segment.indexOf('}');
            String filled =
                    open < 0
                            ? segment
                            : segment.substring(0, open)
                                    + value(segment.substring(open + 1, close), before, route)
                                    + segment.substring(close + 1);
            url.append('/').append(filled);
            before = open < 0 ? segment : before;
        }
        return url.toString();
    }

    private String value(String parameter, String noun, Route route) {
        return switch (parameter) {
            case "month" -> YearMonth.now(ZoneOffset.UTC).toString();
            case "format" -> "csv";
            default -> thing(noun, route);
        };
    }

    private String thing(String noun, Route route) {
        if (noun.equals("invitations")) {
            return invitation(route.path());
        }
        Function<World, String> maker = THINGS.get(noun);
        if (maker == null) {
            throw new AssertionError(
                    "say here how one of %s is made, for %s".formatted(noun, route));
        }
        return maker.apply(this);
    }

    /// Makes one of everything that is a tenant's, and answers what would betray it.
    List<String> marks() {
        return List.of(
                tenant,
                Console.operator().get("/tenants/" + tenant).path("name"),
                key(),
                order(),
                call(),
                member(),
                invitation("/tenants/"));
    }

    private String key() {
        return issued().path("id");
    }

    String apiKey() {
        return issued().path("key");
    }

    private Response issued() {
        return Console.operator()
                .post("/tenants/" + tenant + "/keys", Given.json("{'name':'matrix'}"));
    }

    private String order() {
        return Console.created(
                Console.operator()
                        .post(
                                "/tenants/" + tenant + "/top-ups",
                                Given.json("{'amount':{'amount':'5','currency':'USD'}}")));
    }

    private String call() {
        CallId call = CallId.at(Instant.now());
        assertThat(
                        bean(Flush.class)
                                .book(
                                        List.of(
                                                UsedCall.of(
                                                        tenant, KeyId.create(), Ids.next(), call)),
                                        Console.unique("matrix")))
                .isEqualTo(1);
        return call.toString();
    }

    /// A call whose record no table takes.
    private String quarantined() {
        CallId call = CallId.at(Instant.now());
        String record =
                RecordJson.write(UsedCall.of(tenant, KeyId.create(), Ids.next(), call))
                        .replace("\"input\":100", "\"input\":-100");
        assertThat(
                        bean(Flush.class)
                                .handIn(
                                        List.of(new EndedCall(call, record, 0, 0)),
                                        Console.unique("matrix")))
                .isEqualTo(1);
        return call.toString();
    }

    private String member() {
        return id(Browser.member(tenant, TenantRole.DEVELOPER));
    }

    /// Without its mail, of which one place may send so many only.
    private String invitation(String path) {
        Seat seat =
                path.contains("/tenants/")
                        ? new Seat.InTenant(TenantId.parse(tenant), TenantRole.DEVELOPER)
                        : new Seat.AmongOperators(OperatorRole.SUPPORT);
        Invitations invitations = bean(Invitations.class);
        List<Invitation> open = invitations.open(seat.tenantOrNull());
        if (open.size() > 50) {
            assertThat(invitations.withdraw(open.getFirst().id())).isTrue();
        }
        Email email = new Email(Console.unique("guest") + "@example.test");
        return switch (invitations.invite(email, seat, "test")) {
            case Issue.Issued(var issued) -> issued.invitation().id().toString();
            case Issue.AlreadyInvited(), Issue.TooMany() -> throw new AssertionError(seat);
        };
    }

    private static String operator() {
        return id(Browser.operator(OperatorRole.SUPPORT));
    }

    private static String id(Browser browser) {
        return java.util.Objects.requireNonNull(browser.person()).id().toString();
    }

    private static String credential() {
        Console operator = Console.operator();
        return Console.created(
                operator.post(
                        "/upstreams/" + operator.newUpstream() + "/credentials",
                        Given.json("{'name':'main','secret':'s'}")));
    }

    private static String model() {
        Console operator = Console.operator();
        String id = Console.unique("model");
        operator.put("/models/" + id, Given.model(operator.newUpstream())).then().statusCode(200);
        return id;
    }

    private static String priceTable() {
        return Console.created(
                Console.operator()
                        .post(
                                "/price-tables",
                                Given.sellTable(Console.unique("m"), "2026-01-01T00:00:00Z")));
    }

    private String managementKey() {
        return Console.created(
                Console.operator()
                        .post(
                                "/management-keys",
                                Given.json(
                                        "{'name':'m','scope':'tenant','tenant':'%s'}"
                                                .formatted(tenant))));
    }
}
