package io.tollgate.admin.models;

import static org.hamcrest.Matchers.empty;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.nullValue;

import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.tollgate.admin.support.Console;
import io.tollgate.admin.support.Given;
import io.tollgate.testkit.TestStores;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@QuarkusTest
@WithTestResource(TestStores.class)
class ModelsXIT {
    private final Console operator = Console.operator();

    @Test
    void aModelIsStoredWholeAndReplacedWhole() {
        String upstream = operator.newUpstream();
        String id = Console.unique("m");
        operator.put("/models/" + id, Given.model(upstream))
                .then()
                .statusCode(200)
                .body("id", equalTo(id))
                .body("default_output_tokens", equalTo(4096))
                .body("aliases", empty())
                .body("routes", hasSize(1))
                .body("routes[0].upstream", equalTo(upstream))
                .body("routes[0].upstream_model", equalTo("m-1"));

        String alias = Console.unique("alias");
        operator.put(
                        "/models/" + id,
                        Given.json(
                                """
                                {'display_name':'N','context_length':1000,'max_output_tokens':100,
                                 'aliases':['%s'],'routes':[]}\
                                """
                                        .formatted(alias)))
                .then()
                .statusCode(200);

        operator.get("/models/" + id)
                .then()
                .statusCode(200)
                .body("display_name", equalTo("N"))
                .body("default_output_tokens", equalTo(100))
                .body("aliases", equalTo(List.of(alias)))
                .body("routes", empty());
    }

    @Test
    void howItRoutesIsUsualUnlessGiven() {
        String upstream = operator.newUpstream();
        String id = Console.unique("m");
        operator.put("/models/" + id, Given.model(upstream))
                .then()
                .body("policy", equalTo("weighted"))
                .body("sticky", equalTo(true))
                .body("allow_below_cost", equalTo(false))
                .body("first_token_timeout_ms", nullValue());

        operator.put(
                        "/models/" + id,
                        Given.model(upstream)
                                .replaceFirst(
                                        "\\{",
                                        Given.json(
                                                "{'policy':'latency','sticky':false,'allow_below_cost':true,"
                                                        + "'first_token_timeout_ms':1500,")))
                .then()
                .statusCode(200);

        operator.get("/models/" + id)
                .then()
                .body("policy", equalTo("latency"))
                .body("sticky", equalTo(false))
                .body("allow_below_cost", equalTo(true))
                .body("first_token_timeout_ms", equalTo(1500));
    }

    @Test
    void aRouteMayNameItsUpstream() {
        String upstream = operator.newUpstream();
        String name = operator.get("/upstreams/" + upstream).path("name");

        operator.put("/models/" + Console.unique("m"), Given.model(name))
                .then()
                .statusCode(200)
                .body("routes[0].upstream", equalTo(upstream));
    }

    @Test
    void anIdMayHaveSlashes() {
        String id = "acme/" + Console.unique("m") + ":free";
        operator.put("/models/" + id, Given.model(operator.newUpstream())).then().statusCode(200);

        operator.get("/models/" + id).then().statusCode(200).body("id", equalTo(id));
        operator.get("/models/" + id.replace("/", "%2F")).then().statusCode(200);
        operator.get("/models?limit=200").then().body("data.id", hasItem(id));
        operator.delete("/models/" + id).then().statusCode(204);
        operator.get("/models/" + id).then().statusCode(404);
        operator.delete("/models/" + id).then().statusCode(404);
    }

    @Test
    void aNameBelongsToOneModel() {
        String upstream = operator.newUpstream();
        String first = Console.unique("m");
        operator.put("/models/" + first, Given.model(upstream)).then().statusCode(200);

        operator.put(
                        "/models/" + Console.unique("m"),
                        Given.model(upstream)
                                .replace(
                                        "\"routes\"", "\"aliases\":[\"" + first + "\"],\"routes\""))
                .then()
                .statusCode(409)
                .body("error.code", equalTo("name_taken"));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '"',
            value = {
                "'display_name':'M'|'x_name':'M'|x_name",
                "'display_name':'M',||display_name",
                "128000|0|context_length",
                "128000|'128000'|context_length",
                "128000|12.5|context_length",
                "128000|999999999999|context_length",
                "8192|-1|max_output_tokens",
                "8192|8192,'default_output_tokens':8193|default_output_tokens",
                "8192|8192,'aliases':['a b']|aliases[0]",
                "8192|8192,'aliases':['a',null]|aliases[1]",
                "8192|8192,'aliases':['a','a']|aliases",
                "8192|8192,'policy':'random'|policy",
                "8192|8192,'sticky':'no'|sticky",
                "8192|8192,'first_token_timeout_ms':99|first_token_timeout_ms",
                "8192|8192,'first_token_timeout_ms':1800001|first_token_timeout_ms",
                "'upstream':'U'|'upstream':'nobody'|routes[0].upstream",
                "'upstream':'U',||routes[0].upstream",
                "'upstream_model':'m-1',||routes[0].upstream_model",
                "'priority':0|'priority':-1|routes[0].priority",
                "'priority':0,||routes[0].priority",
                "'weight':1|'weight':'1'|routes[0].weight",
                "'weight':1|'weight':1,'cost':1|routes[0].cost",
                "'weight':1|'weight':1,'weight':2|routes[0].weight",
            })
    void aWrongFieldIsNamed(String from, String to, String field) {
        String upstream = operator.newUpstream();
        String body =
                Given.model("U")
                        .replace(Given.json(from), to == null ? "" : Given.json(to))
                        .replace("\"U\"", "\"" + upstream + "\"");

        operator.put("/models/" + Console.unique("m"), body)
                .then()
                .statusCode(400)
                .body("error.field", equalTo(field));
    }

    @Test
    void aMalformedIdIsRefused() {
        operator.put("/models/%20x", Given.model(operator.newUpstream()))
                .then()
                .statusCode(400)
                .body("error.field", equalTo("id"));
    }
}
