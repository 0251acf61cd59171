package io.tollgate.admin.provider;

import static io.tollgate.admin.support.Browser.bean;
import static io.tollgate.admin.support.Browser.location;
import static org.assertj.core.api.Assertions.assertThat;

import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import io.tollgate.admin.support.Browser;
import io.tollgate.admin.support.SoundPage;
import io.tollgate.catalog.people.Sessions;
import io.tollgate.testkit.TestStores;
import jakarta.persistence.EntityManager;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/// A provider that does not do what it is asked for.
@QuarkusTest
@WithTestResource(TestStores.class)
@WithTestResource(FakeProvider.class)
class UntrueProviderXIT {
    private static final Duration AN_HOUR = Duration.ofHours(1);

    FakeProvider provider;

    private final Browser ada = Browser.nobodys();

    /// A question under way: what the browser keeps of it, and what the provider is told.
    private record Question(Map<String, String> cookies, String to) {
        String parameter(String name) {
            return to.replaceFirst(".*[?&]" + name + "=([^&]*).*", "$1");
        }
    }

    private Question set(Browser who, String out) {
        Response leave = who.fetch(out);
        assertThat(leave.statusCode()).isEqualTo(303);
        return new Question(leave.cookies(), location(leave));
    }

    /// The provider's answer, up to where the console leads then.
    private Response come(Browser who, Question question, String code) {
        Map<String, String> cookies = new HashMap<>(question.cookies());
        String path = "/sign-in/provider?code=" + code + "&state=" + question.parameter("state");
        Response there = who.request().cookies(cookies).get(path);
        if (there.statusCode() == 303 && location(there).contains("/sign-in/provider")) {
            cookies.putAll(there.cookies());
            there =
                    who.request()
                            .cookies(cookies)
                            .urlEncodingEnabled(false)
                            .get(location(there).replaceFirst("^http://[^/]+", ""));
        }
        return there;
    }

    private Response prove(@Nullable Instant provedAt) {
        letTheProofGrowOld();
        String asked = location(ada.fetch("/prove?back=%2Faccount"));
        Question question = set(ada, asked);
        assertThat(question.to()).startsWith("/auth?").contains("prompt=login", "max_age=0");
        String email = ada.person().email();
        return come(ada, question, provider.signIn(email, question.parameter("nonce"), provedAt));
    }

    private void letTheProofGrowOld() {
        String sql =
                "UPDATE console_session SET proved_at = proved_at - interval '1 day' WHERE id = '%s'"
                        .formatted(ada.session());
        QuarkusTransaction.requiringNew()
                .run(() -> {
                    var _ = bean(EntityManager.class).createNativeQuery(sql).executeUpdate();
                });
    }

    private static boolean hasProved(String secret) {
        return bean(Sessions.class).find(secret) instanceof Sessions.Found.Living(var session)
                && bean(Sessions.class).isRecent(session);
    }

    private static void says(Response answer, int status, String title) {
        assertThat(answer.statusCode()).as(answer.asString()).isEqualTo(status);
        Document page = Jsoup.parse(answer.asString());
        SoundPage.check(page);
        assertThat(page.select("h1").text()).isEqualTo(title);
    }

    @Test
    void whoWasNotAskedAgainHasNotProvedWhoTheyAre() {
        says(prove(Instant.now().minus(AN_HOUR)), 403, "You were not asked again");

        assertThat(hasProved(ada.secret())).isFalse();
    }

    @Test
    void aProofWhoseTimeIsNotToldIsNone() {
        says(prove(null), 403, "You were not asked again");

        assertThat(hasProved(ada.secret())).isFalse();
    }

    @Test
    void whoWasAskedAgainHas() {
        assertThat(location(prove(Instant.now()))).isEqualTo("/account");

        assertThat(hasProved(ada.secret())).isTrue();
    }

    @Test
    void aSessionThatBeginsByAnOldProofHasNone() {
        Browser visitor = Browser.signedOut();
        Question question = set(visitor, "/sign-in/provider?back=%2Faccount");
        String code =
                provider.signIn(
                        Browser.newPerson().email(),
                        question.parameter("nonce"),
                        Instant.now().minus(AN_HOUR));

        Response in = come(visitor, question, code);

        assertThat(location(in)).isEqualTo("/account");
        assertThat(bean(Sessions.class).find(in.cookie("tollgate_session")))
                .isInstanceOf(Sessions.Found.Living.class);
        assertThat(hasProved(in.cookie("tollgate_session"))).isFalse();
    }

    @Test
    void theAnswerToAnotherQuestionIsNone() {
        Browser visitor = Browser.signedOut();
        Question question = set(visitor, "/sign-in/provider?back=%2Faccount");
        String code = provider.signIn(Browser.newPerson().email(), "another", Instant.now());

        says(come(visitor, question, code), 502, "The sign-in did not work");
    }

    @Test
    void aProviderThatHangsIsWaitedForAWhileOnly() {
        Browser visitor = Browser.signedOut();
        Question question = set(visitor, "/sign-in/provider?back=%2Faccount");

        Response away = come(visitor, question, "never-given");

        says(away, 503, "The sign-in is out of reach");
        assertThat(away.header("Retry-After")).isNotBlank();
    }
}
