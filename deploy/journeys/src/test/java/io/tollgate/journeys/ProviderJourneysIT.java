package io.tollgate.journeys;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.Page;
import io.tollgate.testkit.NeedsPrograms;
import io.tollgate.testkit.Program;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.ExtendWith;

/// The journeys of people whose accounts a real Keycloak keeps, on a product of their own: where
/// people sign in there, nobody has an account here.
@Timeout(300)
@NeedsPrograms(Program.CHROMIUM)
@ExtendWith(Running.class)
class ProviderJourneysIT {
    private static final Pattern LETTER =
            Pattern.compile("http://\\S+/login-actions/action-token\\S+");
    private static final String PASSWORD = "the engine weaves patterns";

    private static WithKeycloak all;

    @BeforeAll
    static void start() {
        all = WithKeycloak.start();
    }

    @AfterAll
    static void stop() {
        all.close();
    }

    @Test
    void fromSignUpToStatementAndOut(Chrome chrome) {
        try (BrowserContext context = chrome.open(all.product(), Look.EN_LIGHT_DESKTOP, null)) {
            Walk walk = Walk.begin(context);
            walk.open("/sign-up");
            register(walk, "Ada", "Lovelace");
            assertThat(walk.title()).isEqualTo("Overview");
            assertThat(walk.page().locator("body").innerText()).contains("Ada Lovelace");
            TenantJourney.goOn(all.product(), walk);
            walk.openMenu("Ada Lovelace").click("Sign out");
            walk.page().waitForURL(all.product().console() + "/");
            assertThat(walk.text()).contains("You are signed out");
            walk.keep("new-tenant-with-keycloak");

            walk.open("/sign-in");
            assertThat(walk.page().url()).startsWith(all.keycloak().issuer());
            assertThat(walk.title()).isEqualTo("Sign in to your account");
        }
    }

    @Test
    void fromSetUpLinkToTheFirstCallOfATenant(Chrome chrome) {
        try (BrowserContext context = chrome.open(all.product(), Look.EN_LIGHT_DESKTOP, null)) {
            Walk walk = Walk.begin(context);
            walk.open(Operator.link(all.product()));
            assertThat(walk.page().url()).startsWith(all.keycloak().issuer());
            Seen.picture(walk.page(), "en", "keycloak-sign-in");
            walk.click("Register");
            register(walk, "Grace", "Hopper");
            assertThat(walk.page().url()).isEqualTo(all.product().console() + "/operator");
            new OperatorJourney(all.product()).goOn(walk);
            walk.keep("new-operator-with-keycloak");
        }
    }

    /// What differs from pages where people have accounts of the product's own.
    @Test
    void pagesThatSpeakOfTheProviderAreSound(Chrome chrome) {
        String memory = member(chrome);
        List<String> faults = new ArrayList<>();
        for (String language : Look.languages()) {
            Look first = Look.checked(language).getFirst();
            try (BrowserContext visitor = chrome.open(all.product(), first, null);
                    BrowserContext member = chrome.open(all.product(), first, memory)) {
                faults.addAll(faults(visitor, language, "home", "/"));
                faults.addAll(
                        faults(
                                visitor,
                                language,
                                "refused",
                                "/sign-in/failed?error=access_denied"));
                faults.addAll(
                        faults(visitor, language, "away", "/sign-in/failed?error=server_error"));
                faults.addAll(faults(visitor, language, "invitation", invitation()));
                faults.addAll(faults(member, language, "account", "/account"));
                faults.addAll(faults(member, language, "invitation-of-another", invitation()));
            }
        }
        assertThat(faults).isEmpty();
    }

    private static List<String> faults(
            BrowserContext who, String language, String name, String url) {
        try (Page page = who.newPage()) {
            var _ = page.navigate(url);
            assertThat(page.url()).startsWith(all.product().console());
            return Seen.faults(page, language, "provider-" + name);
        }
    }

    /// What the browser of somebody who is signed in keeps.
    private static String member(Chrome chrome) {
        try (BrowserContext context = chrome.open(all.product(), Look.EN_LIGHT_DESKTOP, null)) {
            Walk walk = Walk.begin(context);
            walk.open("/sign-up");
            register(walk, "Joan", "Clarke");
            return context.storageState();
        }
    }

    /// The link in a letter that invites somebody.
    private static String invitation() {
        Http operator = all.product().operator();
        String guest = "guest-" + UUID.randomUUID() + "@example.test";
        String tenant =
                operator.create("/tenants", "{'name':'Guests','email':'guests@example.test'}");
        String wish = "{'email':'%s','role':'developer'}".formatted(guest);
        Http.Answer _ = operator.post("/tenants/" + tenant + "/invitations", wish).expect(201);
        return all.product().mail().link(guest);
    }

    /// From Keycloak's form to where the sign-in leads.
    private static void register(Walk walk, String firstName, String lastName) {
        String email = firstName + "-" + UUID.randomUUID() + "@example.test";
        Seen.picture(walk.page(), "en", "keycloak-register");
        walk.fill("Email", email)
                .fill("First name", firstName)
                .fill("Last name", lastName)
                .click("Register");
        assertThat(walk.title()).isEqualTo("Email verification");
        Seen.picture(walk.page(), "en", "keycloak-verify");
        Matcher letter = LETTER.matcher(all.mailbox().letterTo(email));
        assertThat(letter.find()).isTrue();
        walk.open(letter.group());
        Seen.picture(walk.page(), "en", "keycloak-password");
        walk.fill("New Password", PASSWORD).fill("Confirm password", PASSWORD).click("Submit");
        walk.page().waitForURL(all.product().console() + "/**");
    }
}
