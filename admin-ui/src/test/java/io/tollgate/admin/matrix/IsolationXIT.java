package io.tollgate.admin.matrix;

import static org.assertj.core.api.Assertions.assertThat;

import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.http.ContentType;
import io.restassured.response.Response;
import io.restassured.specification.RequestSpecification;
import io.tollgate.admin.support.Browser;
import io.tollgate.admin.support.Console;
import io.tollgate.catalog.people.OperatorRole;
import io.tollgate.catalog.people.TenantRole;
import io.tollgate.testkit.TestStores;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

/// Two tenants, each with one of everything: what is one's does not exist for the other, on every
/// route that names it and on every list.
@QuarkusTest
@WithTestResource(TestStores.class)
class IsolationXIT {
    private final Matrix matrix = Matrix.read();

    @TestFactory
    List<DynamicTest> theOtherTenantsIdsAreNotThere() {
        return matrix.routes().stream()
                .filter(route -> !route.ids().isEmpty())
                .map(route -> DynamicTest.dynamicTest(route.toString(), () -> hides(route)))
                .toList();
    }

    @TestFactory
    List<DynamicTest> nothingOfTheOtherTenantIsShown() {
        return matrix.routes().stream()
                .filter(route -> route.method().equals("GET"))
                .filter(route -> matrix.outcome(route, ours(route)) == Outcome.IN)
                .map(route -> DynamicTest.dynamicTest(route.toString(), () -> showsNothing(route)))
                .toList();
    }

    private void hides(Route route) {
        World theirs = World.create();
        World ours = World.create();
        for (Map.Entry<String, String> url : foreign(route, ours, theirs).entrySet()) {
            boolean wholly = url.getKey().equals("theirs");
            for (Caller caller : callers(route, ours, wholly)) {
                Everything before = Everything.now();

                Response answer = caller.request.request(route.method(), url.getValue());

                String what = "%s by %s, %s".formatted(route, caller.role, url.getKey());
                assertThat(Outcome.of(answer)).as(what).isEqualTo(caller.expected.toString());
                assertThat(Everything.now()).as(what).isEqualTo(before);
            }
        }
    }

    /// The route wholly with ids of the other tenant, and within our tenant with each of theirs.
    private static Map<String, String> foreign(Route route, World ours, World theirs) {
        Map<String, String> urls = new TreeMap<>();
        String wholly = theirs.url(route);
        urls.put("theirs", wholly);
        if (route.ids().size() > 1 && wholly.contains("/tenants/" + theirs.tenant())) {
            urls.put(
                    "theirs within ours",
                    wholly.replace("/tenants/" + theirs.tenant(), "/tenants/" + ours.tenant()));
        }
        return urls;
    }

    private record Caller(String role, Outcome expected, RequestSpecification request) {}

    /// Whoever has the route's right in our tenant: those of ours, and operators on our pages.
    private List<Caller> callers(Route route, World ours, boolean wholly) {
        List<Caller> callers = new ArrayList<>();
        if (route.isApi()) {
            Outcome of = matrix.outcome(route, Role.OTHER_KEY);
            RequestSpecification key = Console.operator().ofTenant(ours.tenant()).request();
            callers.add(
                    new Caller(
                            "tenant key",
                            of == Outcome.IN ? Outcome.HIDDEN : of,
                            route.isSafe() || route.method().equals("DELETE")
                                    ? key
                                    : key.contentType(ContentType.JSON).body("{}")));
            return callers;
        }
        Outcome outcome = matrix.outcome(route, Role.STRANGER);
        callers.add(
                new Caller(
                        "owner",
                        outcome == Outcome.IN ? Outcome.HIDDEN : outcome,
                        form(Browser.member(ours.tenant(), TenantRole.OWNER), route)));
        if (!wholly) {
            callers.add(
                    new Caller(
                            "operator",
                            Outcome.HIDDEN,
                            form(Browser.operator(OperatorRole.ADMIN), route)));
        }
        return callers;
    }

    private static RequestSpecification form(Browser browser, Route route) {
        return route.isSafe()
                ? browser.request()
                : browser.request()
                        .header("Sec-Fetch-Site", "same-origin")
                        .formParam("csrf", browser.token());
    }

    /// Who sees most of what is a tenant's.
    private static Role ours(Route route) {
        return route.isApi() ? Role.TENANT_KEY : Role.OWNER;
    }

    private static void showsNothing(Route route) {
        World ours = World.create();
        List<String> theirs = World.create().marks();
        RequestSpecification request =
                route.isApi() ? ours(route).keyed(ours) : ours(route).person(ours).request();

        Response answer = request.get(ours.url(route));

        assertThat(Outcome.of(answer)).as(route.toString()).isEqualTo(Outcome.IN.toString());
        assertThat(theirs).as(route.toString()).noneMatch(answer.asString()::contains);
    }
}
