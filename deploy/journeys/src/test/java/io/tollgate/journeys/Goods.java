package io.tollgate.journeys;

import io.tollgate.journeys.Http.Answer;
import java.util.List;
import java.util.UUID;

/// A model of a suite's own, at the simulator unless said otherwise, sold at a cent a call and
/// nothing else, so that a hold is a charge but for a few nanos; and a tenant with credit.
final class Goods {
    /// One call of [#hello()] takes so many tokens of a limit.
    static final int CALL_TOKENS = 13;

    private final Product product;
    private final String model;
    private final String tenant;

    private Goods(Product product, String model, String tenant) {
        this.product = product;
        this.model = model;
        this.tenant = tenant;
    }

    static Goods create(Product product) {
        return create(product, product.simulator() + "/openai/v1");
    }

    /// @param upstreamUrl of whoever answers its calls
    static Goods create(Product product, String upstreamUrl) {
        Http operator = product.operator();
        String name = "limits-" + UUID.randomUUID();
        String upstream =
                operator.create(
                        "/upstreams",
                        "{'name':'%s','dialect':'openai','base_url':'%s','allow_private_network':true}"
                                .formatted(name, upstreamUrl));
        String _ =
                operator.create(
                        "/upstreams/" + upstream + "/credentials", "{'name':'c','secret':'any'}");
        Answer _ =
                operator.put(
                        "/models/" + name,
                        """
                        {'display_name':'Limited','context_length':8000,'max_output_tokens':1000,
                         'routes':[{'upstream':'%s','upstream_model':'%s','priority':1,'weight':1}]}
                        """
                                .formatted(upstream, name));
        String _ =
                operator.create(
                        "/price-tables",
                        """
                        {'kind':'sell','name':'%s','currency':'USD','effective_from':'2026-01-01T00:00:00Z',
                         'lines':[{'model':'%s','input':'0','output':'0','request':'0.01'}]}
                        """
                                .formatted(name, name));
        Goods goods = new Goods(product, name, "").forTenantWith("100");
        goods.awaitOffered();
        return goods;
    }

    /// The same model, for another tenant, with that many dollars.
    Goods forTenantWith(String credit) {
        Http operator = product.operator();
        String buyer =
                operator.create("/tenants", "{'name':'Limited','email':'limited@example.test'}");
        Answer _ =
                operator.post(
                                "/tenants/" + buyer + "/credits",
                                "{'kind':'grant','amount':'%s','reference':'%s'}"
                                        .formatted(credit, buyer))
                        .expect(201);
        return new Goods(product, model, buyer);
    }

    /// What is for sale holds on every gateway within a second.
    private void awaitOffered() {
        for (Http caller : callers(key("'rpm':100"))) {
            Until.holds(() -> caller.get("/models/" + model).status() == 200);
        }
    }

    String model() {
        return model;
    }

    String tenant() {
        return tenant;
    }

    /// A key's id and secret.
    record Key(String id, String secret) {}

    /// @param limits members of the key's body, such as `'rpm':10`
    Key key(String limits) {
        Answer issued =
                product.operator()
                        .post("/tenants/" + tenant + "/keys", "{'name':'limited'," + limits + "}")
                        .expect(201);
        return new Key(issued.text("id"), issued.text("key"));
    }

    /// A program with that key at each gateway.
    List<Http> callers(Key key) {
        return product.gateways().stream().map(url -> new Http(url + "/v1", key.secret())).toList();
    }

    /// Three tokens of prompt and ten of output.
    String hello() {
        return "{'model':'%s','max_tokens':10,'messages':[{'role':'user','content':'Hello there'}]}"
                .formatted(model);
    }
}
