package io.tollgate.journeys;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.Locator;
import io.tollgate.testkit.NeedsPrograms;
import io.tollgate.testkit.Program;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.ExtendWith;

/// What was typed into a form is not lost, whatever becomes of the session meanwhile; and what was
/// sent twice is done once.
@Timeout(300)
@NeedsPrograms(Program.CHROMIUM)
@ExtendWith(Running.class)
class FormsIT {
    private Product product;
    private Chrome chrome;
    private Newcomer person;
    private String tenant = "";
    private String memory = "";

    @BeforeEach
    void signUp(Product running, Chrome browser) {
        product = running;
        chrome = browser;
        person = Newcomer.named("typist");
        try (BrowserContext context = open(null)) {
            Walk walk = Walk.begin(context);
            person.signUp(product, walk);
            tenant = TenantJourney.tenant(walk);
            memory = context.storageState();
        }
    }

    private BrowserContext open(@Nullable String kept) {
        return chrome.open(product, Look.EN_LIGHT_DESKTOP, kept);
    }

    @Test
    void aSessionEndedFromAnotherBrowserLosesNothing() {
        try (BrowserContext here = open(memory);
                BrowserContext elsewhere = open(null)) {
            Walk walk = Walk.begin(here);
            type(walk);
            Walk other = Walk.begin(elsewhere);
            other.open("/sign-in");
            person.signIn(other);
            other.open("/account").click("Sign out everywhere else");

            walk.click("Create key");

            comesBackWithEverything(walk);
        }
    }

    @Test
    void aSessionThatRanOutLosesNothing() {
        try (BrowserContext context = open(memory)) {
            Walk walk = Walk.begin(context);
            type(walk);
            product.database().letSessionsRunOut(person.email());

            walk.click("Create key");

            comesBackWithEverything(walk);
        }
    }

    @Test
    void theSameWithoutScripts() {
        try (BrowserContext context = chrome.withoutScripts(product, Look.EN_DARK_PHONE)) {
            Walk walk = Walk.begin(context);
            walk.open("/sign-in");
            person.signIn(walk);
            type(walk);
            product.database().letSessionsRunOut(person.email());

            walk.click("Create key");

            comesBackWithEverything(walk);
        }
    }

    @Test
    void twoClicksMakeOneKey() {
        try (BrowserContext context = open(memory)) {
            Walk walk = Walk.begin(context);
            type(walk);

            walk.doubleClick("Create key");

            Until.holds(() -> walk.text().contains("tg_live_"));
            assertThat(keys()).containsExactly("typed by hand");
        }
    }

    /// Both arrive, and only the answer to the second is seen.
    @Test
    void twoClicksMakeOneKeyWithoutScripts() {
        try (BrowserContext context = chrome.withoutScripts(product, Look.EN_LIGHT_DESKTOP)) {
            Walk walk = Walk.begin(context);
            walk.open("/sign-in");
            person.signIn(walk);
            type(walk);

            walk.doubleClick("Create key");

            Until.holds(() ->
                    walk.text().contains("tg_live_")
                            || walk.text().contains("no second key was made"));
            assertThat(keys()).containsExactly("typed by hand");
        }
    }

    private void type(Walk walk) {
        walk.open("/tenants/" + tenant + "/keys/new")
                .fill("Name", "typed by hand")
                .fill("Budget", "12.50")
                .choose("The budget starts again", "every month")
                .unfold("Models, addresses and rates")
                .tick("deepseek-v4")
                .fill("Allowed addresses", "192.0.2.7\n2001:db8::/32")
                .fill("Requests a minute", "60");
    }

    private void comesBackWithEverything(Walk walk) {
        assertThat(walk.title()).isEqualTo("Sign in");
        assertThat(keys()).isEmpty();
        person.signIn(walk);
        assertThat(walk.title()).isEqualTo("Create an API key");
        assertThat(List.of("Name", "Budget", "Allowed addresses", "Requests a minute"))
                .extracting(label -> walk.field(label).inputValue())
                .containsExactly("typed by hand", "12.50", "192.0.2.7\n2001:db8::/32", "60");
        assertThat(walk.field("The budget starts again").inputValue()).isEqualTo("monthly");
        Locator model = walk.field("deepseek-v4");
        assertThat(model.isChecked()).isTrue();
        walk.click("Create key");
        assertThat(keys()).containsExactly("typed by hand");
    }

    private List<String> keys() {
        return product.operator()
                .get("/tenants/" + tenant + "/keys")
                .json()
                .path("data")
                .findValuesAsText("name");
    }
}
