package io.tollgate.journeys;

import com.microsoft.playwright.BrowserContext;
import io.tollgate.testkit.NeedsPrograms;
import io.tollgate.testkit.Program;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.ExtendWith;

/// A new operator: from the set-up link to a tenant's first call on a model of the operator's own,
/// reading only the screen.
@Timeout(300)
@NeedsPrograms(Program.CHROMIUM)
@ExtendWith(Running.class)
class OperatorJourneyIT {
    @Test
    void fromSetUpLinkToTheFirstCallOfATenant(Product product, Chrome chrome, Operator operator) {
        try (BrowserContext context = chrome.open(product, Look.EN_LIGHT_DESKTOP, null)) {
            Walk door = Walk.begin(context);
            door.open("/sign-in");
            operator.signIn(door);
            Walk walk = Walk.goingOn(context, operator.diary());
            var _ = walk.page().navigate("/operator");
            new OperatorJourney(product).goOn(walk);
            walk.keep("new-operator");
        }
    }
}
