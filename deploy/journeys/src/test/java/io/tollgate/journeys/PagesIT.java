package io.tollgate.journeys;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Response;
import io.tollgate.testkit.NeedsPrograms;
import io.tollgate.testkit.Program;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestInstance.Lifecycle;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.ExtendWith;

/// Every page as people see it: in both languages, both themes, on a desktop and on a phone.
@Timeout(1200)
@NeedsPrograms(Program.CHROMIUM)
@ExtendWith(Running.class)
@TestInstance(Lifecycle.PER_CLASS)
class PagesIT {
    private final Map<String, Visit> visits = new HashMap<>();
    private Product product;
    private Chrome chrome;
    private Operator operator;
    private Scene scene;

    private record Visit(BrowserContext context, Page page, List<String> complaints) {}

    @BeforeAll
    void set(Product running, Chrome browser, Operator first) {
        product = running;
        chrome = browser;
        operator = first;
        scene = Scene.set(running, browser, first);
    }

    @AfterAll
    void close() {
        visits.values().forEach(visit -> visit.context().close());
    }

    @Test
    void noPageIsForgotten() {
        assertThat(Sight.all().stream().map(Sight::route).filter(route -> !route.equals("-")))
                .containsAll(Routes.ofPages());
        assertThat(Routes.ofPages())
                .containsAll(
                        Sight.all().stream()
                                .map(Sight::route)
                                .filter(route -> !route.equals("-"))
                                .toList());
    }

    @TestFactory
    Stream<DynamicTest> everyPageIsSound() {
        return Sight.all().stream()
                .filter(Sight::isPage)
                .map(sight -> DynamicTest.dynamicTest(sight.title(), () -> look(sight)));
    }

    @Test
    void whatIsWrongWithAPageIsSeen() {
        Page page = visit("visitor", "en").page();
        var _ = page.navigate("/sign-in");
        var _ =
                page.evaluate(
                        """
                        () => {
                          document.querySelector('h1').style.color = '#bbbbbb';
                          document.querySelector('main form').style.minWidth = '2000px';
                          document.querySelector('label').remove();
                        }
                        """);
        assertThat(String.join("\n", Seen.faults(page, "en", "wrong")))
                .contains("color-contrast")
                .contains("label: ")
                .contains("EN_DARK_PHONE too wide");
    }

    @Test
    void theFirstOperatorsPageIsSound() {
        assertThat(operator.faults()).isEmpty();
    }

    private void look(Sight sight) {
        List<String> faults = new ArrayList<>();
        for (String language : Look.languages()) {
            Visit visit = visit(sight.who(), language);
            String url = scene.url(sight);
            Response answer = visit.page().navigate(url);
            if (answer.status() != sight.status() || !visit.page().url().endsWith(url)) {
                faults.add(answer.status() + " at " + visit.page().url());
            }
            faults.addAll(Seen.faults(visit.page(), language, sight.title()));
            if (sight.status() == 200) {
                faults.addAll(visit.complaints());
            }
            visit.complaints().clear();
        }
        assertThat(faults).as(scene.url(sight)).isEmpty();
    }

    private Visit visit(String who, String language) {
        return visits.computeIfAbsent(
                who + " " + language,
                _ -> {
                    Look first = Look.checked(language).getFirst();
                    BrowserContext context = chrome.open(product, first, scene.memory(who));
                    List<String> complaints = Seen.complaints(context);
                    return new Visit(context, context.newPage(), complaints);
                });
    }
}
