package io.tollgate.standalone;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.tollgate.standalone.console.ManagementApi;
import io.tollgate.testkit.Launched;
import java.io.IOException;
import java.math.BigDecimal;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestMethodOrder;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/// A home with three companies' usage, and without it again.
@Timeout(600)
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
class DemoDataIT {
    private static final String DOMAIN = "@demo-data.example";

    @TempDir static Path folder;

    private static Map<String, String> environment;
    private static Launched product;
    private static ManagementApi api;

    @BeforeAll
    static void start() throws IOException, InterruptedException {
        environment = Launched.environment(folder.resolve("home"));
        product = Launched.run(environment, folder.resolve("output"), "up", "--demo-data");
        assertThat(product.awaitReady()).contains("three companies, thirty days");
        api =
                new ManagementApi(
                        "http://127.0.0.1:" + environment.get("TOLLGATE_CONSOLE_PORT"),
                        Files.readString(folder.resolve("home/management.key")).strip());
    }

    @AfterAll
    static void stop() throws InterruptedException {
        api.close();
        if (product.isRunning()) {
            int _ = product.terminate();
        }
    }

    @Test
    @Order(1)
    void threeCompaniesHaveThirtyDaysOfPricedUsage() {
        List<JsonNode> tenants = companies();
        assertThat(tenants).hasSize(3);
        for (JsonNode tenant : tenants) {
            List<JsonNode> days = usage("&group_by=day&tenant=" + tenant.path("id").asText());
            assertThat(days).hasSizeBetween(20, 31);
            assertThat(days)
                    .allSatisfy(day -> {
                        assertThat(amount(day, "margin")).isPositive();
                        assertThat(amount(day, "saving")).isPositive();
                    });
            assertThat(amount(balance(tenant), "available")).isGreaterThan(new BigDecimal("4.99"));
            assertThat(amount(balance(tenant), "debt")).isZero();
        }
        assertThat(usage("&group_by=model")).hasSize(3);
    }

    @Test
    @Order(2)
    void everySumProves() {
        JsonNode check = api.get("/ops/ledger-check");
        assertThat(check.path("balanced").asBoolean()).as(check.toString()).isTrue();
        assertThat(check.path("drift_nanos").asText()).isEqualTo("0");
        assertThat(api.list("/ops/reconciliation"))
                .allSatisfy(line -> assertThat(line.path("drift_nanos").asText()).isEqualTo("0"));
        for (JsonNode tenant : companies()) {
            BigDecimal charged =
                    usage("&group_by=day&tenant=" + tenant.path("id").asText()).stream()
                            .map(day -> amount(day, "charge"))
                            .reduce(BigDecimal.ZERO, BigDecimal::add);
            BigDecimal paid = BigDecimal.ZERO;
            for (JsonNode transaction :
                    api.list("/tenants/" + tenant.path("id").asText() + "/ledger")) {
                if (transaction.path("kind").asText().equals("payment")) {
                    paid = paid.add(amount(transaction.path("entries").get(0), "amount"));
                }
                assertThat(transaction.path("at").asText()).isLessThan(today());
            }
            assertThat(paid.subtract(charged))
                    .isEqualByComparingTo(amount(balance(tenant), "posted"));
        }
    }

    @Test
    @Order(3)
    void makingItAgainChangesNothing() {
        assertThat(api.work("POST", "/ops/demo-data").path("calls").asInt()).isZero();
        assertThat(companies()).hasSize(3);
    }

    @Test
    @Order(4)
    void oneCommandTakesItOutOfTheBooksWhileItRuns() throws IOException, InterruptedException {
        assertThat(usage("&group_by=tenant")).hasSizeGreaterThanOrEqualTo(3);
        Launched removal =
                Launched.run(environment, folder.resolve("removal"), "demo-data", "remove");
        assertThat(removal.exitCode()).as(removal.output()).isZero();
        assertThat(companies())
                .allSatisfy(tenant -> {
                    assertThat(tenant.path("status").asText()).isEqualTo("suspended");
                    assertThat(tenant.path("name").asText()).startsWith("Removed: ");
                    assertThat(amount(balance(tenant), "posted")).isZero();
                });
        assertThat(usage("&group_by=tenant"))
                .noneMatch(line ->
                        companies().stream()
                                .anyMatch(one -> one.path("id").equals(line.path("tenant"))));
        JsonNode check = api.get("/ops/ledger-check");
        assertThat(check.path("balanced").asBoolean()).as(check.toString()).isTrue();
        assertThat(check.path("drift_nanos").asText()).isEqualTo("0");
    }

    @Test
    @Order(5)
    void removingTwiceIsTheSameAsOnceAndItCanBeMadeAgain() {
        long before = api.get("/ops/ledger-check").path("transactions").asLong();
        JsonNode _ = api.work("DELETE", "/ops/demo-data");
        assertThat(api.get("/ops/ledger-check").path("transactions").asLong()).isEqualTo(before);
        assertThat(api.work("POST", "/ops/demo-data").path("calls").asInt()).isPositive();
        assertThat(companies()).hasSize(6);
    }

    @Test
    @Order(6)
    void itIsRemovedWhenNothingRunsToo() throws IOException, InterruptedException {
        assertThat(product.terminate()).isZero();
        Launched removal =
                Launched.run(environment, folder.resolve("removal"), "demo-data", "remove");
        assertThat(removal.exitCode()).as(removal.output()).isZero();
        assertThat(removal.output()).contains("Demonstration data is removed");
        assertThat(removal.isRunning()).isFalse();
    }

    private static List<JsonNode> companies() {
        return api.list("/tenants").stream()
                .filter(tenant -> tenant.path("email").asText().endsWith(DOMAIN))
                .toList();
    }

    private static JsonNode balance(JsonNode tenant) {
        return api.get("/tenants/" + tenant.path("id").asText() + "/balance");
    }

    private static List<JsonNode> usage(String query) {
        LocalDate now = LocalDate.now(ZoneOffset.UTC);
        JsonNode data =
                api.get(
                                "/usage?from=%sT00:00:00Z&to=%sT00:00:00Z%s"
                                        .formatted(now.minusDays(31), now, query))
                        .path("data");
        return data.valueStream().toList();
    }

    private static String today() {
        return LocalDate.now(ZoneOffset.UTC) + "T00:00:00Z";
    }

    private static BigDecimal amount(JsonNode of, String field) {
        return new BigDecimal(of.path(field).path("amount").asText("0"));
    }
}
