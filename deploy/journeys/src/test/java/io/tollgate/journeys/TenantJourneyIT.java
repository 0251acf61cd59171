package io.tollgate.journeys;

import com.microsoft.playwright.BrowserContext;
import io.tollgate.testkit.NeedsPrograms;
import io.tollgate.testkit.Program;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.ExtendWith;

/// A new tenant: from the sign-up to the statement, reading only the screen.
@Timeout(300)
@NeedsPrograms(Program.CHROMIUM)
@ExtendWith(Running.class)
class TenantJourneyIT {
    @Test
    void fromSignUpToStatement(Product product, Chrome chrome) {
        try (BrowserContext context = chrome.open(product, Look.EN_LIGHT_DESKTOP, null)) {
            travel(product, Walk.begin(context), "new-tenant");
        }
    }

    @Test
    void theSameWithoutScriptsOnAPhone(Product product, Chrome chrome) {
        try (BrowserContext context = chrome.withoutScripts(product, Look.EN_DARK_PHONE)) {
            travel(product, Walk.begin(context), "new-tenant-without-scripts");
        }
    }

    private static void travel(Product product, Walk walk, String name) {
        Newcomer.named("ada").signUp(product, walk);
        TenantJourney.goOn(product, walk);
        walk.keep(name);
    }
}
