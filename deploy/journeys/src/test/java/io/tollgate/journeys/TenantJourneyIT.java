package io.tollgate.journeys;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.BrowserContext;
import io.tollgate.testkit.NeedsPrograms;
import io.tollgate.testkit.Program;
import java.time.YearMonth;
import java.time.ZoneOffset;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.ExtendWith;

/// A new tenant: from the sign-up to the statement, reading only the screen.
@Timeout(300)
@NeedsPrograms(Program.CHROMIUM)
@ExtendWith(Running.class)
class TenantJourneyIT {
    private static final Pattern COST = Pattern.compile("\"cost\":\\s*\"([0-9.]+)\"");
    private static final Pattern SECRET = Pattern.compile("tg_live_[A-Za-z0-9]{49}");

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
        Newcomer newcomer = Newcomer.named("ada");
        newcomer.signUp(product, walk);
        String tenant = newcomer.tenant(walk);
        topUp(walk);
        String program = key(walk);

        String answer = Shell.run(program);
        walk.note("run the program");
        Matcher cost = COST.matcher(answer);
        assertThat(cost.find()).as(answer).isTrue();

        seeTheCall(walk, cost.group(1));
        takeTheStatement(product, walk, tenant);
        walk.keep(name);
    }

    private static void topUp(Walk walk) {
        walk.click("Top up").tick("25").click("Continue to payment").press("Pay");
        assertThat(walk.text()).contains("Thank you");
    }

    /// The program with the key in it, as the page shows it.
    private static String key(Walk walk) {
        walk.click("API keys").click("Create key").fill("Name", "laptop").click("Create key");
        Matcher secret = SECRET.matcher(walk.text());
        assertThat(secret.find()).isTrue();
        String program = walk.region("curl");
        assertThat(program).contains(secret.group());
        walk.click("I have copied the key");
        assertThat(walk.text()).doesNotContain(secret.group());
        return program;
    }

    /// A call shows a second or two after its end: until then a person loads the page again.
    private static void seeTheCall(Walk walk, String cost) {
        walk.click("Calls");
        Until.holds(() -> {
            var _ = walk.page().reload();
            return walk.hasRows();
        });
        walk.followFirstRow();
        assertThat(walk.title()).isEqualTo("Receipt of a call");
        assertThat(walk.row("Charge")).contains(cost);
    }

    private static void takeTheStatement(Product product, Walk walk, String tenant) {
        String month = YearMonth.now(ZoneOffset.UTC).toString();
        walk.click("Statements").click(month);
        byte[] csv = walk.download("CSV");
        byte[] pdf = walk.download("PDF");
        Statement ledger = Statement.ofLedger(product, tenant);
        ledger.isThatOfCsv(csv);
        ledger.isThatOfPdf(pdf);
        assertThat(walk.row("Closing balance")).contains(ledger.closing().toPlainString());
        walk.click("Statements").click("Ledger");
        assertThat(walk.text()).contains(ledger.closing().toPlainString());
    }
}
