package io.tollgate.admin.provider;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpServer;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import io.tollgate.admin.support.Browser;
import io.tollgate.admin.support.SoundPage;
import io.tollgate.testkit.TestStores;
import java.io.IOException;
import java.net.ServerSocket;
import java.util.Map;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;
import org.junit.jupiter.api.Test;

/// A console that starts while its provider is away.
@QuarkusTest
@WithTestResource(TestStores.class)
@WithTestResource(AbsentProvider.class)
class ProviderAwayXIT {
    AbsentProvider provider;

    @Test
    void aSignInSaysSoUntilTheProviderIsBackAndEverythingElseGoesOn() throws IOException {
        Browser visitor = Browser.signedOut();

        Response away = visitor.fetch("/sign-in/provider?back=%2Faccount");

        assertThat(away.statusCode()).isEqualTo(503);
        assertThat(away.header("Retry-After")).isNotBlank();
        Document page = Jsoup.parse(away.asString());
        SoundPage.check(page);
        assertThat(page.select("h1").text()).isEqualTo("The sign-in is out of reach");
        Browser ada = Browser.nobodys();
        ada.get("/account");
        assertThat(Browser.location(ada.post("/sign-out", Map.of()))).isEqualTo("/");

        try (ServerSocket _ = provider.hang()) {
            Response silence = visitor.fetch("/sign-in/provider?back=%2Faccount");
            assertThat(silence.statusCode()).isEqualTo(503);
        }
        HttpServer server = provider.appear();
        try {
            Response back = visitor.fetch("/sign-in/provider?back=%2Faccount");
            assertThat(back.statusCode()).isEqualTo(303);
            assertThat(back.header("Location"))
                    .startsWith(provider.issuer() + "/auth?")
                    .contains("code_challenge_method=S256", "code_challenge=", "nonce=", "state=")
                    .contains("scope=openid");
            server.stop(0);
            String state = back.header("Location").replaceFirst(".*[?&]state=([^&]*).*", "$1");
            Response cutOff =
                    visitor.request()
                            .cookies(back.cookies())
                            .get("/sign-in/provider?code=c&state=" + state);
            assertThat(cutOff.statusCode()).isEqualTo(503);
        } finally {
            server.stop(0);
        }
    }

    @Test
    void aFormMayEndAtTheProviderAndNowhereElse() {
        assertThat(Browser.signedOut().fetch("/").header("Content-Security-Policy"))
                .contains(
                        "form-action 'self' "
                                + provider.issuer().replace("/realms/tollgate", "")
                                + ";");
    }
}
