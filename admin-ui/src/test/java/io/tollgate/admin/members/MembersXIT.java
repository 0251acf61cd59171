package io.tollgate.admin.members;

import static io.tollgate.admin.support.Browser.bean;
import static io.tollgate.admin.support.Browser.location;
import static io.tollgate.admin.support.Given.json;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.nullValue;

import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import io.tollgate.admin.support.Browser;
import io.tollgate.admin.support.Console;
import io.tollgate.admin.support.SoundPage;
import io.tollgate.catalog.id.TenantId;
import io.tollgate.catalog.people.Invitation;
import io.tollgate.catalog.people.Invitations;
import io.tollgate.catalog.people.Memberships;
import io.tollgate.catalog.people.OperatorRole;
import io.tollgate.catalog.people.TenantRole;
import io.tollgate.testkit.TestStores;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

@QuarkusTest
@WithTestResource(TestStores.class)
class MembersXIT {
    private final Console console = Console.operator();

    /// To one mailbox only some letters in a row are sent.
    private final String guest = Console.unique("guest") + "@example.test";

    @Test
    void anOwnerSeesMembersAndInvites() {
        String tenant = console.newTenant();
        Browser owner = Browser.member(tenant, TenantRole.OWNER);
        String email = Console.unique("grace") + "@example.test";

        Response sent = invite(owner, tenant, email, "billing");

        assertThat(location(sent)).isEqualTo(members(tenant));
        Document page = owner.get(members(tenant));
        assertThat(page.select("tbody th").eachText())
                .anySatisfy(text -> assertThat(text).contains(owner.person().email()))
                .contains(email);
        assertThat(open(tenant)).hasSize(1);
        assertThat(open(tenant).getFirst().invitedBy()).isEqualTo("person:" + owner.person().id());
        console.get("/audit")
                .then()
                .body("data.action", hasItem("invitation.create"))
                .body("data[0].actor", equalTo("person:" + owner.person().id()));
    }

    @ParameterizedTest
    @EnumSource(names = {"DEVELOPER", "BILLING"})
    void whoIsNoOwnerSeesMembersAndChangesNothing(TenantRole role) {
        String tenant = console.newTenant();
        Browser owner = Browser.member(tenant, TenantRole.OWNER);
        Browser member = Browser.member(tenant, role);
        String person = members(tenant) + "/" + owner.person().id();

        Document page = member.get(members(tenant));

        assertThat(page.select("main form")).isEmpty();
        assertThat(page.select("#invitations")).isEmpty();
        assertThat(invite(member, tenant, "x@example.test", "owner").statusCode()).isEqualTo(403);
        assertThat(member.fetch(person).statusCode()).isEqualTo(403);
        assertThat(member.post(person, Map.of("role", "billing")).statusCode()).isEqualTo(403);
        assertThat(member.post(person + "/remove", Map.of()).statusCode()).isEqualTo(403);
        assertThat(open(tenant)).isEmpty();
    }

    @Test
    void operatorsAdminManagesEveryTenantsMembersAndFinanceLooksOn() {
        String tenant = console.newTenant();

        assertThat(location(invite(Browser.operator(OperatorRole.ADMIN), tenant, guest, "owner")))
                .isEqualTo(members(tenant));
        Browser finance = Browser.operator(OperatorRole.FINANCE);
        finance.get(members(tenant));
        assertThat(invite(finance, tenant, "x@example.test", "owner").statusCode()).isEqualTo(403);
    }

    @Test
    void oneTenantsMembersDoNotExistForAnother() {
        String mine = console.newTenant();
        String other = console.newTenant();
        Browser owner = Browser.member(mine, TenantRole.OWNER);
        Browser theirs = Browser.member(other, TenantRole.OWNER);
        invite(theirs, other, guest, "developer").then().statusCode(303);
        String invitation = open(other).getFirst().id().toString();
        String foreign = members(mine) + "/" + theirs.person().id();

        assertThat(owner.fetch(members(other)).statusCode()).isEqualTo(404);
        assertThat(invite(owner, other, "x@example.test", "owner").statusCode()).isEqualTo(404);
        assertThat(owner.fetch(foreign).statusCode()).isEqualTo(404);
        assertThat(owner.post(foreign, Map.of("role", "billing")).statusCode()).isEqualTo(404);
        assertThat(owner.post(foreign + "/remove", Map.of()).statusCode()).isEqualTo(404);
        for (String act : List.of("resend", "withdraw")) {
            assertThat(
                            owner.post(
                                            members(other)
                                                    + "/invitations/"
                                                    + invitation
                                                    + "/"
                                                    + act,
                                            Map.of())
                                    .statusCode())
                    .isEqualTo(404);
            owner.post(members(mine) + "/invitations/" + invitation + "/" + act, Map.of())
                    .then()
                    .statusCode(404);
        }
        Console key = console.ofTenant(mine);
        key.get("/tenants/" + other + "/members").then().statusCode(404);
        key.get("/tenants/" + other + "/invitations").then().statusCode(404);
        key.delete("/tenants/" + mine + "/invitations/" + invitation).then().statusCode(404);
        key.delete("/tenants/" + mine + "/members/" + theirs.person().id()).then().statusCode(404);
        assertThat(open(other)).hasSize(1);
        assertThat(role(other, theirs)).isEqualTo(TenantRole.OWNER);
    }

    @ParameterizedTest
    @CsvSource({
        "'',owner,email",
        "no address,owner,email",
        "a@b@c,owner,email",
        "ada@example.test,emperor,role",
        "ada@example.test,admin,role",
        "ada@example.test,'',role"
    })
    void whatCannotBeInvitedIsSaidAtTheFieldAndStaysTyped(String email, String role, String field) {
        String tenant = console.newTenant();
        Browser owner = Browser.member(tenant, TenantRole.OWNER);

        Response answer = invite(owner, tenant, email, role);

        assertThat(answer.statusCode()).isEqualTo(422);
        Document page = Jsoup.parse(answer.asString());
        SoundPage.check(page);
        assertThat(page.expectFirst("#invite-" + field + "-error").text()).isNotBlank();
        assertThat(page.expectFirst("#invite-email").val()).isEqualTo(email);
        assertThat(open(tenant)).isEmpty();
    }

    @Test
    void aSecondInvitationOfAnAddressAndOneOfAMemberAreRefused() {
        String tenant = console.newTenant();
        Browser owner = Browser.member(tenant, TenantRole.OWNER);
        invite(owner, tenant, guest, "billing").then().statusCode(303);

        assertThat(invite(owner, tenant, guest.toUpperCase(Locale.ROOT), "owner").asString())
                .contains("open invitation");
        assertThat(invite(owner, tenant, owner.person().email(), "billing").asString())
                .contains("here already");
        assertThat(open(tenant)).hasSize(1);
    }

    @Test
    void aWithdrawnInvitationIsGoneAndSayingItTwiceIsHarmless() {
        String tenant = console.newTenant();
        Browser owner = Browser.member(tenant, TenantRole.OWNER);
        invite(owner, tenant, guest, "billing").then().statusCode(303);
        String path = members(tenant) + "/invitations/" + open(tenant).getFirst().id();

        owner.post(path + "/resend", Map.of()).then().statusCode(303);
        owner.post(path + "/withdraw", Map.of()).then().statusCode(303);
        owner.post(path + "/withdraw", Map.of()).then().statusCode(303);
        owner.post(path + "/resend", Map.of()).then().statusCode(303);

        assertThat(open(tenant)).isEmpty();
    }

    @Test
    void aRoleIsChangedAndAMemberRemoved() {
        String tenant = console.newTenant();
        Browser owner = Browser.member(tenant, TenantRole.OWNER);
        Browser member = Browser.member(tenant, TenantRole.DEVELOPER);
        String person = members(tenant) + "/" + member.person().id();
        owner.get(person);

        owner.post(person, Map.of("role", "billing")).then().statusCode(303);
        assertThat(role(tenant, member)).isEqualTo(TenantRole.BILLING);
        owner.post(person, Map.of("role", "x")).then().statusCode(422);
        owner.post(person + "/remove", Map.of()).then().statusCode(303);

        assertThat(member.fetch(members(tenant)).statusCode()).isEqualTo(404);
        assertThat(owner.post(person + "/remove", Map.of()).statusCode()).isEqualTo(404);
        console.get("/audit")
                .then()
                .body("data[0].action", equalTo("member.delete"))
                .body("data[0].before.role", equalTo("billing"))
                .body("data[1].action", equalTo("member.update"))
                .body("data[1].before.role", equalTo("developer"));
    }

    @Test
    void theLastOwnerStays() {
        String tenant = console.newTenant();
        Browser owner = Browser.member(tenant, TenantRole.OWNER);
        String person = members(tenant) + "/" + owner.person().id();

        assertThat(owner.post(person, Map.of("role", "billing")).statusCode()).isEqualTo(422);
        assertThat(owner.post(person + "/remove", Map.of()).statusCode()).isEqualTo(422);
        console.delete("/tenants/" + tenant + "/members/" + owner.person().id())
                .then()
                .statusCode(409)
                .body("error.code", equalTo("last_owner"));
        assertThat(role(tenant, owner)).isEqualTo(TenantRole.OWNER);

        Browser second = Browser.member(tenant, TenantRole.OWNER);
        assertThat(location(owner.post(person + "/remove", Map.of()))).isEqualTo("/");
        assertThat(second.get(members(tenant)).text()).doesNotContain(owner.person().email());
    }

    @Test
    void theApiInvitesListsAndWithdraws() {
        String tenant = console.newTenant();
        Console key = console.ofTenant(tenant);
        String path = "/tenants/" + tenant + "/invitations";

        String id =
                Console.created(
                        key.post(path, json("{'email':'%s','role':'developer'}".formatted(guest))));

        key.get(path)
                .then()
                .body("data.id", contains(id))
                .body("data[0].email", equalTo(guest))
                .body("next_cursor", nullValue());
        key.post(
                        path,
                        json(
                                "{'email':'%s','role':'owner'}"
                                        .formatted(guest.toUpperCase(Locale.ROOT))))
                .then()
                .statusCode(409)
                .body("error.code", equalTo("already_invited"));
        key.post(path + "/" + id + "/resend", "{}").then().statusCode(200);
        key.delete(path + "/" + id).then().statusCode(204);
        key.delete(path + "/" + id).then().statusCode(404);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{}",
                "{'email':'g@example.test'}",
                "{'email':'nobody','role':'owner'}",
                "{'email':'g@example.test','role':'admin'}",
                "{'email':'g@example.test','role':'owner','x':1}"
            })
    void theApiRefusesBodiesThatAreWrong(String body) {
        String tenant = console.newTenant();

        console.post("/tenants/" + tenant + "/invitations", json(body)).then().statusCode(400);

        assertThat(open(tenant)).isEmpty();
    }

    @Test
    void anOperatorsKeyAddsWhoHasSignedInBefore() {
        String tenant = console.newTenant();
        Browser ada = Browser.nobodys();
        String body = json("{'email':'%s','role':'owner'}".formatted(ada.person().email()));
        String path = "/tenants/" + tenant + "/members";

        console.post(path, body)
                .then()
                .statusCode(201)
                .body("id", equalTo(ada.person().id().toString()));

        console.post(path, body).then().statusCode(409);
        console.post(path, json("{'email':'no@example.test','role':'owner'}"))
                .then()
                .statusCode(400)
                .body("error.field", equalTo("email"));
        console.ofTenant(tenant).post(path, body).then().statusCode(403);
        console.patch(path + "/" + ada.person().id(), json("{'role':'owner'}"))
                .then()
                .statusCode(200)
                .body("role", equalTo("owner"));
        console.get(path + "?limit=1").then().body("data.role", contains("owner"));
        ada.get(members(tenant));
    }

    private static Response invite(Browser who, String tenant, String email, String role) {
        return who.post(members(tenant), Map.of("email", email, "role", role));
    }

    private static String members(String tenant) {
        return "/tenants/" + tenant + "/members";
    }

    private static List<Invitation> open(String tenant) {
        return bean(Invitations.class).open(TenantId.parse(tenant));
    }

    private static TenantRole role(String tenant, Browser who) {
        return bean(Memberships.class)
                .role(TenantId.parse(tenant), who.person().id())
                .orElseThrow();
    }
}
