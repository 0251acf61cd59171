package io.tollgate.journeys;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.Page;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// The first operator, whose account the link in the output of `up` makes: once in a product's
/// life, so that all suites share it.
///
/// @param diary how the account came about
/// @param faults what is wrong with the page that the link opens, which nobody sees afterwards
record Operator(String email, String password, Walk.Diary diary, List<String> faults) {
    private static final Pattern LINK = Pattern.compile("Set-up +(\\S+)");
    private static final String EMAIL = "grace@example.test";
    private static final String PASSWORD = "nanoseconds of wire";

    Operator {
        faults = List.copyOf(faults);
    }

    static Operator setUp(Product product, Chrome chrome) {
        String link = link(product);
        List<String> faults = look(product, chrome, link);
        try (BrowserContext context = chrome.open(product, Look.EN_LIGHT_DESKTOP, null)) {
            Walk walk = Walk.begin(context);
            walk.open(link)
                    .fill("Your name", "Grace Hopper")
                    .fill("E-mail address", EMAIL)
                    .fill("New password", PASSWORD)
                    .fill("The same password again", PASSWORD)
                    .click("Become the operator");
            assertThat(walk.title()).isEqualTo("Overview");
            return new Operator(EMAIL, PASSWORD, walk.diary(), faults);
        }
    }

    /// The set-up link, as `up` prints it.
    static String link(Product product) {
        Matcher link = LINK.matcher(product.output());
        assertThat(link.find()).as(product.output()).isTrue();
        return link.group(1);
    }

    void signIn(Walk walk) {
        walk.fill("E-mail address", email).fill("Password", password).click("Sign in");
    }

    private static List<String> look(Product product, Chrome chrome, String link) {
        List<String> faults = new ArrayList<>();
        for (String language : Look.languages()) {
            Look first = Look.checked(language).getFirst();
            try (BrowserContext context = chrome.open(product, first, null)) {
                Page page = context.newPage();
                var _ = page.navigate(link);
                faults.addAll(Seen.faults(page, language, "first-set-up"));
            }
        }
        return faults;
    }
}
