package io.tollgate.journeys;

import com.google.errorprone.annotations.CanIgnoreReturnValue;
import com.microsoft.playwright.BrowserContext;
import io.tollgate.journeys.Http.Answer;
import java.net.URI;
import java.time.YearMonth;
import java.time.ZoneOffset;
import java.util.HashMap;
import java.util.Map;
import java.util.UUID;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/// What pages show: tenants, keys, calls, orders, prices, with names as odd and as long as people
/// give them.
final class Scene {
    private static final Pattern NAME = Pattern.compile("\\{(\\w+)}");
    private static final String LONG_NAME =
            "Grünwald & Söhne Überlandleitungs- und Wasserwirtschaftsgesellschaft mbH <b>格林瓦尔德父子有限公司</b>";

    private final Product product;
    private final Chrome chrome;
    private final Http operator;
    private final Map<String, String> names = new HashMap<>();
    private final Map<String, String> memories = new HashMap<>();

    private Scene(Product product, Chrome chrome) {
        this.product = product;
        this.chrome = chrome;
        this.operator = product.operator();
    }

    static Scene set(Product product, Chrome chrome, Operator first) {
        Scene scene = new Scene(product, chrome);
        scene.people(first);
        scene.wares();
        scene.keysAndCalls();
        scene.letters();
        scene.invitations();
        if (Seen.PICTURES_WANTED) {
            scene.busyCompany();
        }
        scene.names.put("month", YearMonth.now(ZoneOffset.UTC).toString());
        return scene;
    }

    /// What the browser of that person has kept; null for a visitor.
    @Nullable String memory(String who) {
        return memories.get(who);
    }

    /// With the names in braces replaced by ids of what is there.
    String url(Sight sight) {
        return NAME.matcher(sight.url())
                .replaceAll(name -> {
                    String key =
                            sight.who().equals("newcomer") && name.group(1).equals("tenant")
                                    ? "empty"
                                    : name.group(1);
                    String value = names.get(key);
                    if (value == null) {
                        throw new IllegalStateException(key + " in " + sight.url());
                    }
                    return Matcher.quoteReplacement(value);
                });
    }

    private void people(Operator first) {
        try (BrowserContext context = open()) {
            Walk walk = Walk.begin(context);
            Newcomer owner = Newcomer.named("owner", LONG_NAME);
            owner.signUp(product, walk);
            names.put("tenant", TenantJourney.tenant(walk));
            names.put("owner", owner.email());
            walk.click("Top up").tick("25").click("Continue to payment").press("Pay");
            names.put("paid", lastPart(walk));
            walk.click("Top up").tick("100").click("Continue to payment").click("Decline");
            walk.click("Top up").tick("50").click("Continue to payment");
            names.put("order", walk.page().url().replaceAll(".*/top-up/([^/]*)/.*", "$1"));
            memories.put("owner", context.storageState());
        }
        try (BrowserContext context = open()) {
            Walk walk = Walk.begin(context);
            Newcomer newcomer = Newcomer.named("newcomer");
            newcomer.signUp(product, walk);
            names.put("empty", TenantJourney.tenant(walk));
            memories.put("newcomer", context.storageState());
        }
        try (BrowserContext context = open()) {
            Walk walk = Walk.begin(context);
            walk.open("/sign-in");
            first.signIn(walk);
            memories.put("operator", context.storageState());
            memories.put("support", context.storageState());
        }
        String suspended =
                operator.create(
                        "/tenants",
                        "{'name':'Ångström 'quoted' & Co','email':'accounts-payable.department@subsidiary.example.org','limits':{'rpm':600,'tpm':200000,'concurrency':20}}"
                                .replace("'quoted'", "“quoted”"));
        Answer _ = operator.patch("/tenants/" + suspended, "{'status':'suspended'}").expect(200);
        names.put("suspended", suspended);
    }

    private BrowserContext open() {
        return chrome.open(product, Look.EN_LIGHT_DESKTOP, null);
    }

    private static String lastPart(Walk walk) {
        String path = URI.create(walk.page().url()).getPath();
        return path.substring(path.lastIndexOf('/') + 1);
    }

    private void wares() {
        String id = UUID.randomUUID().toString().substring(0, 8);
        String name = "overland-" + id;
        String model = "overland-research-institute/water-and-power.forecast-preview:2026-11-" + id;
        String upstream =
                operator.create(
                        "/upstreams",
                        "{'name':'%s','label':'Overland Research Institute, second region','dialect':'openai','base_url':'%s/openai/v1','allow_private_network':true}"
                                .formatted(name, product.simulator()));
        names.put("upstream", upstream);
        String credentials = "/upstreams/" + upstream + "/credentials";
        names.put(
                "credential",
                operator.create(
                        credentials,
                        "{'name':'main account of the institute','secret':'sk-1234'}"));
        String _ =
                operator.create(
                        credentials, "{'name':'spare','secret':'sk-9876','status':'disabled'}");
        Answer _ =
                operator.put(
                        "/models/" + model.replace("/", "%2F"),
                        """
                        {'display_name':'Water and power forecast, preview','context_length':131072,'max_output_tokens':32768,
                         'aliases':['forecast-%s'],
                         'routes':[{'upstream':'%s','upstream_model':'forecast','priority':1,'weight':3}]}
                        """
                                .formatted(id, upstream));
        names.put("model", model.replace("/", "%2F").replace(":", "%3A"));
        names.put("plainModel", model);
        prices("wholesale", "'upstream':'" + upstream + "',", "forecast", "0.4", "1.75");
        // Meant: pages must show what sells below cost.
        prices("sell", "'allow_below_cost':true,", model, "0.55", "1.6");
        names.put("table", scheduled(model));
    }

    private void prices(String kind, String whom, String model, String input, String output) {
        String _ =
                operator.create(
                        "/price-tables",
                        """
                        {'kind':'%s','name':'Overland, negotiated in November',%s'currency':'USD','effective_from':'2026-01-01T00:00:00Z',
                         'lines':[{'model':'%s','input':'%s','output':'%s'}]}
                        """
                                .formatted(kind, whom, model, input, output));
    }

    private String scheduled(String model) {
        return operator.create(
                "/price-tables",
                """
                {'kind':'sell','name':'Tiers and night hours from 2031 on','currency':'USD','effective_from':'2031-01-01T00:00:00Z',
                 'lines':[{'model':'%s','input':'0.55','cached_input':'0.055','output':'2.25','reasoning':'3'},
                          {'model':'%s','input':'1.1','output':'4.5','context_from':65536},
                          {'model':'%s','input':'0.275','output':'1.125','window':{'days':['mon','tue','wed','thu','fri'],'from':'22:00','to':'06:00','tz':'Asia/Shanghai'}}]}
                """
                        .formatted(model, model, model));
    }

    private void keysAndCalls() {
        String keys = "/tenants/" + names.get("tenant") + "/keys";
        Answer first =
                operator.post(
                                keys,
                                "{'name':'nightly evaluation of the forecasting service (staging, second region, do not use elsewhere)','limit':{'amount':'5','currency':'USD'},'limit_reset':'monthly','rpm':600,'tpm':200000,'concurrency':20,'models':['%s','deepseek-v4'],'ip_allow':['127.0.0.0/8','2001:db8:1234:5678::/64']}"
                                        .formatted(names.get("plainModel")))
                        .expect(201);
        Answer second = operator.post(keys, "{'name':'laptop'}").expect(201);
        String revoked = operator.create(keys, "{'name':'left behind in a train'}");
        Answer _ = operator.delete("/keys/" + revoked).expect(204);
        names.put("key", first.text("id"));
        names.put("plainKey", second.text("id"));
        names.put("revoked", revoked);
        Until.holds(() -> calls(first).get("/models/" + names.get("plainModel")).status() == 200);
        chats(calls(first), names.get("plainModel"), 3);
        chats(calls(second), "deepseek-v4", 4);
        chats(calls(second), "glm-5.1", 2);
        names.put("call", chats(calls(second), "kimi-2.6", 1));
        Answer _ = operator.post("/ops/flush", "").expect(200);
    }

    private Http calls(Answer key) {
        return new Http(product.gateways().getFirst() + "/v1", key.text("key"));
    }

    /// Answers the id of the last call.
    @CanIgnoreReturnValue
    private static String chats(Http caller, @Nullable String model, int n) {
        String id = "";
        for (int call = 0; call < n; call++) {
            id =
                    caller.post(
                                    "/chat/completions",
                                    "{'model':'%s','max_tokens':%d,'messages':[{'role':'user','content':'What will the river carry in March?'}]}"
                                            .formatted(model, 20 + 13 * call))
                            .expect(200)
                            .header("x-request-id");
        }
        return id;
    }

    /// Links that were mailed.
    private void letters() {
        try (BrowserContext context = open()) {
            Walk walk = Walk.begin(context);
            names.put("confirm", query(Newcomer.named("waiting").askForAccount(product, walk)));
            String owner = names.getOrDefault("owner", "");
            walk.open("/forgot").fill("E-mail address", owner).click("Send me the link");
            names.put("reset", query(product.mail().link(owner)));
        }
    }

    /// Somebody is invited to each of the two circles of people.
    private void invitations() {
        String guest = "guest-" + UUID.randomUUID() + "@example.test";
        String tenant = "/tenants/" + names.get("tenant");
        String invitation = "{'email':'%s','role':'developer'}".formatted(guest);
        Answer _ = operator.post(tenant + "/invitations", invitation).expect(201);
        names.put("invitation", query(product.mail().link(guest)));
        Answer _ =
                operator.post(
                                "/operators/invitations",
                                "{'email':'%s','role':'finance'}".formatted(guest))
                        .expect(201);
        names.put("member", firstId(tenant + "/members"));
        names.put("colleague", firstId("/operators"));
    }

    private String firstId(String list) {
        return operator.get(list).expect(200).json().at("/data/0/id").asText();
    }

    /// The demonstration company that calls most, and one of its keys and calls.
    private void busyCompany() {
        String company =
                operator.get("/tenants")
                        .expect(200)
                        .json()
                        .path("data")
                        .valueStream()
                        .filter(tenant -> tenant.path("name").asText().equals("Lumen Support"))
                        .map(tenant -> tenant.path("id").asText())
                        .findFirst()
                        .orElseThrow();
        names.put("busy", company);
        names.put("busyKey", firstId("/tenants/" + company + "/keys"));
        names.put("busyCall", firstId("/requests?tenant=" + company));
    }

    private static String query(String link) {
        return URI.create(link).getRawQuery();
    }
}
