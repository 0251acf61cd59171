package io.tollgate.journeys;

import com.google.errorprone.annotations.CanIgnoreReturnValue;
import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.Download;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import com.microsoft.playwright.options.SelectOption;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;

/// A person on the way through the console, who finds everything by what the screen says: by roles
/// and by their names. Counts what the person does.
final class Walk {
    private static final Path DIARIES = Path.of("target", "journeys");

    private final Page page;
    private final List<String> steps;
    private final long begin;

    private Walk(Page page, List<String> steps, Duration walked) {
        this.page = page;
        this.steps = new ArrayList<>(steps);
        this.begin = System.nanoTime() - walked.toNanos();
    }

    static Walk begin(BrowserContext context) {
        return new Walk(context.newPage(), List.of(), Duration.ZERO);
    }

    /// Goes on where that person came to, whose steps and time count too.
    static Walk goingOn(BrowserContext context, Diary before) {
        return new Walk(context.newPage(), before.steps(), before.took());
    }

    /// What was done, and how long it took.
    record Diary(List<String> steps, Duration took) {
        Diary {
            steps = List.copyOf(steps);
        }
    }

    Diary diary() {
        return new Diary(steps, Duration.ofNanos(System.nanoTime() - begin));
    }

    Page page() {
        return page;
    }

    @CanIgnoreReturnValue
    Walk open(String url) {
        steps.add("open " + url.replaceAll("(link|key)=.*", "$1=…"));
        var _ = page.navigate(url);
        return this;
    }

    /// Follows a link or presses a button of that name. The page's content counts before menus.
    @CanIgnoreReturnValue
    Walk click(String name) {
        steps.add("click “" + name + "”");
        Locator inside = clickable(content(), exactly(name));
        (inside.count() > 0 ? inside : clickable(page.locator("body"), exactly(name)))
                .first()
                .click();
        return this;
    }

    /// As people do who are used to it.
    @CanIgnoreReturnValue
    Walk doubleClick(String name) {
        steps.add("double-click “" + name + "”");
        clickable(content(), exactly(name)).first().dblclick();
        return this;
    }

    /// Presses what is called so and more, such as `Pay` for `Pay 25.00 USD`.
    @CanIgnoreReturnValue
    Walk press(String beginning) {
        steps.add("press “" + beginning + " …”");
        clickable(content(), beginningWith(beginning)).first().click();
        return this;
    }

    private static Locator clickable(Locator where, Pattern name) {
        return where.getByRole(AriaRole.BUTTON, new Locator.GetByRoleOptions().setName(name))
                .or(where.getByRole(AriaRole.LINK, new Locator.GetByRoleOptions().setName(name)));
    }

    @CanIgnoreReturnValue
    Walk fill(String label, String text) {
        steps.add("fill in “" + label + "”");
        field(label).fill(text);
        return this;
    }

    /// Fills in a field of the line that is about that model.
    @CanIgnoreReturnValue
    Walk fillLine(String model, String label, String text) {
        steps.add("fill in “" + label + "” of " + model);
        Locator lines = content().getByRole(AriaRole.GROUP);
        for (Locator line : lines.all()) {
            Locator about = line.getByLabel(beginningWith("Model"));
            if (about.count() == 1 && about.inputValue().equals(model)) {
                line.getByLabel(beginningWith(label)).first().fill(text);
                return this;
            }
        }
        throw new AssertionError("no line about " + model);
    }

    /// Takes an entry of a list, by what it shows.
    @CanIgnoreReturnValue
    Walk choose(String label, String entry) {
        steps.add("choose “" + entry + "” as “" + label + "”");
        var _ = field(label).selectOption(new SelectOption().setLabel(entry));
        return this;
    }

    /// Ticks a box or a choice by the label beside it.
    @CanIgnoreReturnValue
    Walk tick(String label) {
        steps.add("tick “" + label + "”");
        content()
                .locator("label")
                .filter(new Locator.FilterOptions().setHasText(label))
                .first()
                .click();
        return this;
    }

    /// Opens what is folded away behind a summary.
    @CanIgnoreReturnValue
    Walk unfold(String summary) {
        steps.add("unfold “" + summary + "”");
        content()
                .locator("summary")
                .filter(new Locator.FilterOptions().setHasText(summary))
                .first()
                .click();
        return this;
    }

    /// Opens a menu of the page's head. An organization may be called as the person is: its menu
    /// says more than the name.
    @CanIgnoreReturnValue
    Walk openMenu(String name) {
        steps.add("open the menu “" + name + "”");
        page.locator("header summary")
                .filter(new Locator.FilterOptions().setHasText(exactly(name)))
                .click();
        return this;
    }

    /// Follows the link in the first row below a table's head.
    @CanIgnoreReturnValue
    Walk followFirstRow() {
        steps.add("follow the first row");
        rows().first().getByRole(AriaRole.LINK).first().click();
        return this;
    }

    boolean hasRows() {
        return rows().count() > 0;
    }

    private Locator rows() {
        return content()
                .getByRole(AriaRole.ROW)
                .filter(new Locator.FilterOptions().setHas(page.getByRole(AriaRole.ROWHEADER)));
    }

    /// Something that a person does elsewhere: reads a mail, runs a program.
    @CanIgnoreReturnValue
    Walk note(String step) {
        steps.add(step);
        return this;
    }

    /// What a label names, which may go on with `(optional)`.
    Locator field(String label) {
        return content().getByLabel(beginningWith(label)).first();
    }

    private Locator content() {
        return page.getByRole(AriaRole.MAIN);
    }

    private static Pattern exactly(String name) {
        return Pattern.compile("^\\s*" + quoted(name) + "\\s*$");
    }

    private static Pattern beginningWith(String name) {
        return Pattern.compile("^\\s*" + quoted(name) + "(?!\\S)");
    }

    /// As the browser's patterns have it, which know no quotes.
    private static String quoted(String name) {
        return name.replaceAll("[.*+?^${}()|\\[\\]\\\\]", "\\\\$0");
    }

    /// What the page says.
    String text() {
        return content().innerText();
    }

    String title() {
        return content()
                .getByRole(AriaRole.HEADING, new Locator.GetByRoleOptions().setLevel(1))
                .innerText()
                .strip();
    }

    /// The row of a table that is headed so.
    String row(String head) {
        return rows().filter(new Locator.FilterOptions().setHasText(head)).first().innerText();
    }

    /// A part of the page that has a name, such as a program.
    String region(String name) {
        return content()
                .getByRole(
                        AriaRole.REGION,
                        new Locator.GetByRoleOptions().setName(name).setExact(true))
                .innerText()
                .strip();
    }

    /// What following a link of the page's content brings as a file.
    byte[] download(String name) {
        steps.add("download “" + name + "”");
        Download download =
                page.waitForDownload(() -> clickable(content(), exactly(name)).first().click());
        try {
            return Files.readAllBytes(download.path());
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }

    /// Prints how long it was, and writes what was done into `target/journeys`.
    void keep(String name) {
        Diary diary = diary();
        String length =
                "%s: %d steps in %d ms"
                        .formatted(name, diary.steps().size(), diary.took().toMillis());
        System.out.println(length);
        try {
            var _ = Files.createDirectories(DIARIES);
            var _ =
                    Files.writeString(
                            DIARIES.resolve(name + ".txt"),
                            length + "\n" + String.join("\n", diary.steps()) + "\n");
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }
}
