package io.tollgate.admin.upstreams;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.empty;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.not;
import static org.hamcrest.Matchers.nullValue;

import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import io.tollgate.admin.support.Console;
import io.tollgate.admin.support.Given;
import io.tollgate.catalog.id.Ids;
import io.tollgate.catalog.upstream.DialectName;
import io.tollgate.testkit.TestStores;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

@QuarkusTest
@WithTestResource(TestStores.class)
class UpstreamsXIT {
    private static final String SECRET = "sk-very-secret-credential-0123456789";

    private final Console operator = Console.operator();

    @Test
    void anUpstreamHasDefaultsForWhatIsLeftOut() {
        String name = Console.unique("up");

        operator.post(
                        "/upstreams",
                        Given.json(
                                "{'name':'%s','dialect':'openai','base_url':'https://api.provider.test/v1/'}"
                                        .formatted(name)))
                .then()
                .statusCode(201)
                .body("label", equalTo(name))
                .body("base_url", equalTo("https://api.provider.test/v1"))
                .body("allow_private_network", equalTo(false))
                .body("disconnect", equalTo("drain"))
                .body("status", equalTo("active"));
    }

    @ParameterizedTest
    @EnumSource(DialectName.class)
    void everyDialectIsTaken(DialectName dialect) {
        operator.post(
                        "/upstreams",
                        Given.json(
                                "{'name':'%s','dialect':'%s','base_url':'https://api.provider.test'}"
                                        .formatted(Console.unique("up"), dialect.wire())))
                .then()
                .statusCode(201)
                .body("dialect", equalTo(dialect.wire()));
    }

    @Test
    void privateTargetsNeedPermission() {
        operator.post(
                        "/upstreams",
                        Given.json(
                                """
                                {'name':'%s','dialect':'openai','base_url':'http://127.0.0.1:8089/openai/v1',
                                 'allow_private_network':true}\
                                """
                                        .formatted(Console.unique("up"))))
                .then()
                .statusCode(201)
                .body("allow_private_network", equalTo(true));
    }

    @Test
    void aPatchChangesWhatItNames() {
        String id = operator.newUpstream();

        operator.patch(
                        "/upstreams/" + id,
                        Given.json("{'label':'L','disconnect':'cancel','status':'disabled'}"))
                .then()
                .statusCode(200)
                .body("label", equalTo("L"))
                .body("disconnect", equalTo("cancel"))
                .body("status", equalTo("disabled"))
                .body("base_url", equalTo("https://api.provider.test/v1"));
        operator.patch("/upstreams/" + id, Given.json("{'base_url':'http://10.0.0.1/'}"))
                .then()
                .statusCode(400)
                .body("error.field", equalTo("base_url"));
        operator.patch("/upstreams/" + id, Given.json("{'name':'other'}"))
                .then()
                .statusCode(400)
                .body("error.field", equalTo("name"));
        operator.get("/upstreams/" + id).then().statusCode(200).body("label", equalTo("L"));
    }

    @Test
    void aNameIsTakenOnce() {
        String id = operator.newUpstream();
        String name = operator.get("/upstreams/" + id).path("name");

        operator.post(
                        "/upstreams",
                        Given.json(
                                "{'name':'%s','dialect':'openai','base_url':'https://x.test'}"
                                        .formatted(name)))
                .then()
                .statusCode(409)
                .body("error.field", equalTo("name"));
    }

    @Test
    void anUpstreamWithARouteIsNotDeleted() {
        String routed = operator.newUpstream();
        String model = Console.unique("m");
        operator.put("/models/" + model, Given.model(routed)).then().statusCode(200);

        operator.delete("/upstreams/" + routed).then().statusCode(409);

        operator.delete("/models/" + model).then().statusCode(204);
        operator.delete("/upstreams/" + routed).then().statusCode(204);
        operator.get("/upstreams/" + routed).then().statusCode(404);
    }

    @Test
    void noAnswerAndNoAuditEntryHasTheSecret() {
        String upstream = operator.newUpstream();
        String path = "/upstreams/" + upstream + "/credentials";

        Response added =
                operator.post(path, Given.json("{'name':'main','secret':'%s'}".formatted(SECRET)));
        String id = Console.created(added);
        Response changed =
                operator.patch(
                        "/credentials/" + id,
                        Given.json(
                                "{'secret':'%s2','weight':5,'status':'disabled'}"
                                        .formatted(SECRET)));

        changed.then()
                .statusCode(200)
                .body("weight", equalTo(5))
                .body("status", equalTo("disabled"))
                .body("last4", equalTo("7892"))
                .body("secret", nullValue());
        Response list = operator.get(path);
        list.then().statusCode(200).body("data.id", equalTo(List.of(id)));
        assertThat(
                        added.asString()
                                + changed.asString()
                                + list.asString()
                                + operator.get("/audit?limit=10").asString())
                .doesNotContain(SECRET);
        operator.delete("/credentials/" + id).then().statusCode(204);
        operator.get(path).then().body("data", empty());
    }

    @Test
    void aRefusedSecretIsNotRepeated() {
        String path = "/upstreams/" + operator.newUpstream() + "/credentials";

        Response refused =
                operator.post(
                        path, Given.json("{'name':'n','secret':'with space " + SECRET + "'}"));

        refused.then().statusCode(400).body("error.field", equalTo("secret"));
        assertThat(refused.asString()).doesNotContain(SECRET);
    }

    @Test
    void aCredentialNameIsTakenOncePerUpstream() {
        String path = "/upstreams/" + operator.newUpstream() + "/credentials";
        String body = Given.json("{'name':'n','secret':'%s'}".formatted(SECRET));
        operator.post(path, body).then().statusCode(201);

        operator.post(path, body).then().statusCode(409).body("error.field", equalTo("name"));
    }

    @Test
    void unknownIdsAreNotFound() {
        String unknown = Ids.next().toString();
        operator.get("/upstreams/" + unknown).then().statusCode(404);
        operator.patch("/upstreams/" + unknown, "{}").then().statusCode(404);
        operator.delete("/upstreams/" + unknown).then().statusCode(404);
        operator.get("/upstreams/" + unknown + "/credentials").then().statusCode(404);
        operator.post(
                        "/upstreams/" + unknown + "/credentials",
                        Given.json("{'name':'n','secret':'s'}"))
                .then()
                .statusCode(404);
        operator.patch("/credentials/" + unknown, "{}").then().statusCode(404);
        operator.delete("/credentials/" + unknown).then().statusCode(404);
        operator.delete("/credentials/1").then().statusCode(404);
    }

    @Test
    void theListHasEveryUpstream() {
        String before = operator.newUpstream();
        String id = operator.newUpstream();

        operator.get("/upstreams?limit=200&cursor=" + before).then().body("data.id", hasItem(id));
        operator.get("/upstreams?limit=200&cursor=" + id).then().body("data.id", not(hasItem(id)));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "{'dialect':'openai','base_url':'https://x.test'}|name",
                "{'name':'Upper','dialect':'openai','base_url':'https://x.test'}|name",
                "{'name':'n','base_url':'https://x.test'}|dialect",
                "{'name':'n','dialect':'cohere','base_url':'https://x.test'}|dialect",
                "{'name':'n','dialect':'openai'}|base_url",
                "{'name':'n','dialect':'openai','base_url':'x.test/v1'}|base_url",
                "{'name':'n','dialect':'openai','base_url':'ftp://x.test'}|base_url",
                "{'name':'n','dialect':'openai','base_url':'https://u:p@x.test'}|base_url",
                "{'name':'n','dialect':'openai','base_url':'https://x.test?a=b'}|base_url",
                "{'name':'n','dialect':'openai','base_url':'https://x.test#a'}|base_url",
                "{'name':'n','dialect':'openai','base_url':'https://x .test'}|base_url",
                "{'name':'n','dialect':'openai','base_url':'http://x.test'}|base_url",
                "{'name':'n','dialect':'openai','base_url':'https://127.0.0.1'}|base_url",
                "{'name':'n','dialect':'openai','base_url':'https://[::1]/v1'}|base_url",
                "{'name':'n','dialect':'openai','base_url':'https://169.254.169.254'}|base_url",
                "{'name':'n','dialect':'openai','base_url':'https://192.168.1.1'}|base_url",
                "{'name':'n','dialect':'openai','base_url':'https://x.test','allow_private_network':'yes'}|allow_private_network",
                "{'name':'n','dialect':'openai','base_url':'https://x.test','disconnect':'wait'}|disconnect",
                "{'name':'n','dialect':'openai','base_url':'https://x.test','status':'gone'}|status",
                "{'name':'n','dialect':'openai','base_url':'https://x.test','api_key':'k'}|api_key",
            })
    void aWrongFieldIsNamed(String body, String field) {
        operator.post("/upstreams", Given.json(body))
                .then()
                .statusCode(400)
                .body("error.field", equalTo(field));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "{'secret':'s'}|name",
                "{'name':'n'}|secret",
                "{'name':'n','secret':''}|secret",
                "{'name':'n','secret':5}|secret",
                "{'name':'n','secret':'s','weight':-1}|weight",
                "{'name':'n','secret':'s','weight':1.5}|weight",
                "{'name':'n','secret':'s','weight':99999999999}|weight",
                "{'name':'n','secret':'s','status':'on'}|status",
                "{'name':'n','secret':'s','upstream':'u'}|upstream",
            })
    void aWrongFieldOfACredentialIsNamed(String body, String field) {
        operator.post("/upstreams/" + operator.newUpstream() + "/credentials", Given.json(body))
                .then()
                .statusCode(400)
                .body("error.field", equalTo(field));
    }
}
