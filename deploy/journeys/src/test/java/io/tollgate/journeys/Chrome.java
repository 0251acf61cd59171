package io.tollgate.journeys;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.BrowserType;
import com.microsoft.playwright.Playwright;
import com.microsoft.playwright.options.ReducedMotion;
import io.tollgate.testkit.Program;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// The installed browser, without a window. For one thread.
final class Chrome implements AutoCloseable {
    private static final List<String> QUIETLY =
            List.of(
                    "--no-sandbox",
                    "--disable-gpu",
                    "--disable-quic",
                    "--no-first-run",
                    "--disable-background-networking",
                    "--disable-component-update",
                    "--disable-sync");

    /// Enough for a page of a busy machine, little enough to tell which one hangs.
    private static final double PATIENCE_MILLIS = 30_000;

    private final Playwright playwright;
    private final Browser browser;

    private Chrome(Playwright playwright, Browser browser) {
        this.playwright = playwright;
        this.browser = browser;
    }

    static Chrome start() {
        Playwright playwright =
                Playwright.create(
                        new Playwright.CreateOptions()
                                .setEnv(Map.of("PLAYWRIGHT_SKIP_BROWSER_DOWNLOAD", "1")));
        Browser browser =
                playwright
                        .chromium()
                        .launch(
                                new BrowserType.LaunchOptions()
                                        .setExecutablePath(Program.CHROMIUM.path())
                                        .setArgs(QUIETLY));
        return new Chrome(playwright, browser);
    }

    /// A browser of its own for a person.
    ///
    /// @param memory what an earlier one of that person kept, null for a new one
    BrowserContext open(Product product, Look look, @Nullable String memory) {
        return open(product, look, options(look, memory));
    }

    /// One in which no script runs.
    BrowserContext withoutScripts(Product product, Look look) {
        return open(product, look, options(look, null).setJavaScriptEnabled(false));
    }

    private BrowserContext open(Product product, Look look, Browser.NewContextOptions options) {
        BrowserContext context = browser.newContext(options.setBaseURL(product.console()));
        context.setDefaultTimeout(PATIENCE_MILLIS);
        context.addCookies(look.cookies(product.console()));
        return context;
    }

    private static Browser.NewContextOptions options(Look look, @Nullable String memory) {
        Browser.NewContextOptions options =
                new Browser.NewContextOptions()
                        .setLocale(look.language())
                        .setColorScheme(look.scheme())
                        .setTimezoneId("UTC")
                        .setReducedMotion(ReducedMotion.REDUCE)
                        .setViewportSize(look.width(), look.height());
        return memory == null ? options : options.setStorageState(memory);
    }

    @Override
    public void close() {
        browser.close();
        playwright.close();
    }
}
