package io.tollgate.journeys;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.YearMonth;
import java.time.ZoneOffset;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// What a new tenant does once it is on its overview, whoever keeps its account: it pays, calls by
/// the program that the page shows, sees the call, and takes the month's statement away.
final class TenantJourney {
    private static final Pattern TENANT = Pattern.compile("/tenants/([0-9a-f-]{36})");
    private static final Pattern COST = Pattern.compile("\"cost\":\\s*\"([0-9.]+)\"");
    private static final Pattern SECRET = Pattern.compile("tg_live_[A-Za-z0-9]{49}");

    private TenantJourney() {}

    /// The tenant on whose page the walk is.
    static String tenant(Walk walk) {
        Matcher url = TENANT.matcher(walk.page().url());
        assertThat(url.find()).as(walk.page().url()).isTrue();
        return url.group(1);
    }

    /// Begins on the overview and ends on the statements.
    static void goOn(Product product, Walk walk) {
        String tenant = tenant(walk);
        topUp(walk);
        String program = key(walk);

        String answer = Shell.run(program);
        walk.note("run the program");
        Matcher cost = COST.matcher(answer);
        assertThat(cost.find()).as(answer).isTrue();

        seeTheCall(walk, cost.group(1));
        takeTheStatement(product, walk, tenant);
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
