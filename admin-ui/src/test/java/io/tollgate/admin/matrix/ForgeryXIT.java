package io.tollgate.admin.matrix;

import static org.assertj.core.api.Assertions.assertThat;

import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import io.restassured.specification.RequestSpecification;
import io.tollgate.admin.support.Browser;
import io.tollgate.testkit.TestStores;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.function.BiFunction;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

/// What another site makes a browser send changes nothing, on every page that changes something and
/// for everyone who may. [MatrixXIT] shows that the same requests, with the token of our own pages,
/// are received.
@QuarkusTest
@WithTestResource(TestStores.class)
class ForgeryXIT {
    private final Matrix matrix = Matrix.read();

    /// The ways to send what no page of ours has sent.
    private enum Forgery {
        NO_TOKEN((request, _) -> request),
        WRONG_TOKEN((request, _) -> request.formParam("csrf", "x")),
        TOKEN_OF_ANOTHER((request, _) -> request.formParam("csrf", Browser.nobodys().token())),
        TOKEN_OF_A_VISIT((request, _) -> request.formParam("csrf", Browser.signedOut().token())),
        TAMPERED_TOKEN((request, browser) -> {
            String token = browser.token();
            char last = token.charAt(token.length() - 2);
            return request.formParam(
                    "csrf",
                    token.substring(0, token.length() - 2)
                            + (last == 'A' ? 'B' : 'A')
                            + token.charAt(token.length() - 1));
        }),
        TOKEN_IN_THE_QUERY((request, browser) -> request.queryParam("csrf", browser.token())),
        OTHER_ORIGIN((request, browser) ->
                request.formParam("csrf", browser.token())
                        .header("Origin", "https://evil.example")),
        NO_ORIGIN_AT_ALL((request, browser) ->
                request.formParam("csrf", browser.token()).header("Origin", "null")),
        OTHER_SITE((request, browser) ->
                request.formParam("csrf", browser.token()).header("Sec-Fetch-Site", "cross-site")),
        SISTER_SITE((request, browser) ->
                request.formParam("csrf", browser.token()).header("Sec-Fetch-Site", "same-site"));

        @SuppressWarnings("ImmutableEnumChecker") // a function without state
        private final BiFunction<RequestSpecification, Browser, RequestSpecification> how;

        Forgery(BiFunction<RequestSpecification, Browser, RequestSpecification> how) {
            this.how = how;
        }
    }

    @TestFactory
    List<DynamicTest> nothingIsChangedByAForgedRequest() {
        return matrix.routes().stream()
                .filter(route -> !route.isApi() && !route.isSafe())
                .map(route -> DynamicTest.dynamicTest(route.toString(), () -> refuses(route)))
                .toList();
    }

    private void refuses(Route route) {
        List<Role> allowed =
                Arrays.stream(Role.values())
                        .filter(Role::isPerson)
                        .filter(role -> matrix.outcome(route, role) == Outcome.IN)
                        .toList();
        assertThat(allowed).isNotEmpty();
        for (Role role : List.of(allowed.getFirst(), allowed.getLast())) {
            World world = World.create();
            String url = world.url(route);
            Browser browser = role.person(world);
            Map<Forgery, RequestSpecification> forged = forged(browser);
            Everything before = Everything.now();
            forged.forEach((forgery, request) -> {
                Response answer = request.request(route.method(), url);

                String what = "%s: %s by %s".formatted(route, forgery, role);
                assertThat(answer.statusCode()).as(what).isEqualTo(403);
                assertThat(Everything.now()).as(what).isEqualTo(before);
            });
        }
    }

    private static Map<Forgery, RequestSpecification> forged(Browser browser) {
        Map<Forgery, RequestSpecification> forged = new EnumMap<>(Forgery.class);
        for (Forgery forgery : Forgery.values()) {
            forged.put(forgery, forgery.how.apply(browser.request(), browser));
        }
        return forged;
    }
}
