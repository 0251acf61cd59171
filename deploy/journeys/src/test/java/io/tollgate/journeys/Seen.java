package io.tollgate.journeys;

import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.Page;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/// A page in a browser, looked at: what axe says of it, whether it fits the screen, what the
/// browser complained of. With `-Dtollgate.screenshots` there is a picture of each look in
/// `target/screenshots`.
final class Seen {
    static final boolean PICTURES_WANTED = System.getProperty("tollgate.screenshots") != null;
    private static final Path PICTURES = Path.of("target", "screenshots");
    private static final String AXE = script();

    /// Every success criterion of WCAG 2.2 A and AA that can be checked without a person. Axe is
    /// told by the rules' tags, which name the version that brought a criterion.
    private static final String CHECK =
            """
            async () => {
              const tags = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22a', 'wcag22aa'];
              const found = await axe.run(document,
                  {runOnly: {type: 'tag', values: tags}, resultTypes: ['violations']});
              return found.violations.map(rule => rule.id + ': ' + rule.nodes.map(node =>
                  node.target.join(' ') + ' ' + node.failureSummary).join('; '));
            }
            """;

    /// What sticks out at the right, unless something around it scrolls.
    private static final String OVERFLOW =
            """
            () => {
              const width = document.documentElement.clientWidth;
              if (document.documentElement.scrollWidth <= width) return [];
              return ['scrolls to ' + document.documentElement.scrollWidth]
                  .concat([...document.querySelectorAll('body *')]
                      .filter(one => one.getBoundingClientRect().right > width + 1)
                      .map(one => one.tagName + '.' + one.className));
            }
            """;

    private Seen() {}

    /// What is wrong with an open page in that language, in each of its looks.
    ///
    /// @param name of the pictures
    static List<String> faults(Page page, String language, String name) {
        List<String> faults = new ArrayList<>();
        var _ = page.evaluate(AXE);
        for (Look look : Look.checked(language)) {
            look.dress(page);
            lines(page.evaluate(CHECK)).forEach(line -> faults.add(look + ": " + line));
            lines(page.evaluate(OVERFLOW)).forEach(line -> faults.add(look + " too wide: " + line));
        }
        if (!language.equals(page.locator("html").getAttribute("lang"))) {
            faults.add("not in " + language);
        }
        picture(page, language, name);
        return faults;
    }

    /// Draws a page in each look of a language, if pictures are wanted.
    static void picture(Page page, String language, String name) {
        if (PICTURES_WANTED) {
            Look.all(language).forEach(look -> draw(page, look, name));
        }
    }

    private static void draw(Page page, Look look, String name) {
        look.dress(page);
        var _ =
                page.screenshot(
                        new Page.ScreenshotOptions()
                                .setFullPage(true)
                                .setPath(PICTURES.resolve(look.title() + "/" + name + ".png")));
    }

    /// Listens to a browser: before any page is opened in it.
    static List<String> complaints(BrowserContext context) {
        List<String> complaints = new ArrayList<>();
        context.onConsoleMessage(message -> {
            if (message.type().equals("error") || message.type().equals("warning")) {
                complaints.add(message.text() + " " + message.location());
            }
        });
        context.onWebError(error -> complaints.add(error.error()));
        return complaints;
    }

    private static List<String> lines(Object found) {
        return found instanceof List<?> list
                ? list.stream().map(String::valueOf).toList()
                : List.of(String.valueOf(found));
    }

    private static String script() {
        try (InputStream bytes = Seen.class.getResourceAsStream("/axe.min.js")) {
            if (bytes == null) {
                throw new IllegalStateException("axe.min.js is not on the class path");
            }
            return new String(bytes.readAllBytes(), StandardCharsets.UTF_8) + "\nundefined";
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }
}
