package io.tollgate.admin.matrix;

import static org.assertj.core.api.Assertions.assertThat;

import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.http.ContentType;
import io.restassured.response.Response;
import io.restassured.specification.RequestSpecification;
import io.tollgate.admin.support.Browser;
import io.tollgate.testkit.TestStores;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/// Every route against every role.
@QuarkusTest
@WithTestResource(TestStores.class)
class MatrixXIT {
    private final Matrix matrix = Matrix.read();

    /// A route that is not in `matrix/routes.txt` has not been decided about.
    @Test
    void everyRouteIsListedAndNoOther() {
        assertThat(Route.all()).containsExactlyInAnyOrderElementsOf(matrix.routes());
    }

    @TestFactory
    List<DynamicTest> everyRoleIsReceivedAsDecided() {
        return matrix.routes().stream()
                .map(route -> DynamicTest.dynamicTest(route.toString(), () -> receives(route)))
                .toList();
    }

    private void receives(Route route) {
        World untouched = World.create();
        Map<Role, String> expected = new EnumMap<>(Role.class);
        Map<Role, String> actual = new EnumMap<>(Role.class);
        for (Role role : Role.values()) {
            Outcome outcome = matrix.outcome(route, role);
            World world = outcome == Outcome.IN ? World.create() : untouched;
            expected.put(role, outcome.toString());
            actual.put(role, Outcome.of(call(route, role, world)));
        }
        assertThat(actual).as(route.toString()).isEqualTo(expected);
    }

    /// Who is let in has a world of its own, so that no call meets what an earlier one has changed.
    private static Response call(Route route, Role role, World world) {
        String url = world.url(route);
        if (!role.isPerson()) {
            return ready(role.keyed(world).redirects().follow(false), route)
                    .request(route.method(), url);
        }
        Browser browser = role.person(world);
        RequestSpecification request = browser.request().header("Sec-Fetch-Site", "same-origin");
        return route.isApi()
                ? ready(request, route).request(route.method(), url)
                : form(request, browser, route).request(route.method(), url);
    }

    private static RequestSpecification form(
            RequestSpecification request, Browser browser, Route route) {
        return route.isSafe() ? request : request.formParam("csrf", browser.token());
    }

    private static RequestSpecification ready(RequestSpecification request, Route route) {
        boolean bodiless = route.isSafe() || route.method().equals("DELETE");
        if (!route.isApi()) {
            return bodiless ? request : request.contentType("application/x-www-form-urlencoded");
        }
        return bodiless || route.path().endsWith("/ops/flush")
                ? request
                : request.contentType(ContentType.JSON).body("{}");
    }
}
