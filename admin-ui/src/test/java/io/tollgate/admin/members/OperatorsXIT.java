package io.tollgate.admin.members;

import static io.tollgate.admin.support.Browser.bean;
import static io.tollgate.admin.support.Browser.location;
import static io.tollgate.admin.support.Given.json;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;

import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import io.tollgate.admin.support.Browser;
import io.tollgate.admin.support.Console;
import io.tollgate.catalog.people.Member;
import io.tollgate.catalog.people.OperatorRole;
import io.tollgate.catalog.people.Operators;
import io.tollgate.catalog.people.TenantRole;
import io.tollgate.testkit.TestStores;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

@QuarkusTest
@WithTestResource(TestStores.class)
class OperatorsXIT {
    private static final String PEOPLE = "/operator/people";

    private final Console console = Console.operator();

    @Test
    void anAdminInvitesOperatorsAndChangesTheirRoles() {
        Browser admin = Browser.operator(OperatorRole.ADMIN);
        Browser support = Browser.operator(OperatorRole.SUPPORT);
        String email = Console.unique("op") + "@example.test";

        Response sent = admin.post(PEOPLE, Map.of("email", email, "role", "finance"));

        assertThat(location(sent)).isEqualTo(PEOPLE);
        assertThat(admin.get(PEOPLE).text()).contains(email, support.person().email());
        String person = PEOPLE + "/" + support.person().id();
        admin.get(person);
        admin.post(person, Map.of("role", "finance")).then().statusCode(303);
        assertThat(bean(Operators.class).role(support.person().id()))
                .contains(OperatorRole.FINANCE);
        admin.post(person + "/remove", Map.of()).then().statusCode(303);
        assertThat(support.fetch(PEOPLE).statusCode()).isEqualTo(403);
        assertThat(admin.post(PEOPLE, Map.of("email", "a@b.test", "role", "owner")).statusCode())
                .isEqualTo(422);
    }

    @ParameterizedTest
    @EnumSource(names = {"FINANCE", "SUPPORT"})
    void otherOperatorsLookOn(OperatorRole role) {
        Browser admin = Browser.operator(OperatorRole.ADMIN);
        Browser other = Browser.operator(role);

        assertThat(other.get(PEOPLE).select("main form")).isEmpty();
        assertThat(other.post(PEOPLE, Map.of("email", "a@b.test", "role", "admin")).statusCode())
                .isEqualTo(403);
        assertThat(other.fetch(PEOPLE + "/" + admin.person().id()).statusCode()).isEqualTo(403);
        assertThat(Browser.member(console.newTenant(), TenantRole.OWNER).fetch(PEOPLE).statusCode())
                .isEqualTo(403);
    }

    @Test
    void theLastAdminStays() {
        Browser admin = Browser.operator(OperatorRole.ADMIN);
        for (Member<OperatorRole> one : bean(Operators.class).all()) {
            if (!one.person().id().equals(admin.person().id())) {
                console.delete("/operators/" + one.person().id()).then().statusCode(204);
            }
        }
        String person = PEOPLE + "/" + admin.person().id();

        assertThat(admin.post(person, Map.of("role", "support")).statusCode()).isEqualTo(422);
        assertThat(admin.post(person + "/remove", Map.of()).statusCode()).isEqualTo(422);
        console.patch("/operators/" + admin.person().id(), json("{'role':'finance'}"))
                .then()
                .statusCode(409)
                .body("error.code", equalTo("last_admin"));

        assertThat(bean(Operators.class).role(admin.person().id())).contains(OperatorRole.ADMIN);
    }

    @Test
    void theApiManagesOperatorsForOperatorsKeysAlone() {
        String email = Console.unique("op") + "@example.test";
        String body = json("{'email':'%s','role':'support'}".formatted(email));
        Console tenants = console.ofTenant(console.newTenant());

        String other = Console.unique("op") + "@example.test";
        String before =
                Console.created(
                        console.post(
                                "/operators/invitations",
                                json("{'email':'%s','role':'support'}".formatted(other))));
        String id = Console.created(console.post("/operators/invitations", body));

        console.get("/operators/invitations?cursor=" + before)
                .then()
                .body("data.email", hasItem(email));
        tenants.get("/operators").then().statusCode(403);
        tenants.get("/operators/invitations").then().statusCode(403);
        tenants.post("/operators/invitations", body).then().statusCode(403);
        tenants.delete("/operators/invitations/" + id).then().statusCode(403);
        console.post("/operators/invitations/" + id + "/resend", "{}").then().statusCode(200);
        console.delete("/operators/invitations/" + id).then().statusCode(204);
        console.delete("/operators/no-id").then().statusCode(404);
    }
}
