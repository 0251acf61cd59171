package io.tollgate.billing.settlement;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.tollgate.billing.usage.CallId;
import io.tollgate.billing.usage.TokenUsage;
import io.tollgate.billing.usage.UsageRecord;
import io.tollgate.catalog.id.KeyId;
import io.tollgate.catalog.id.TenantId;
import java.io.IOException;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;

class RecordJsonTest {
    private static final String ODD = "a \"name\" \\ with\ttabs,\n\u0001 and 你好 \uD83D\uDE00";
    private static final CallId CALL = CallId.at(Instant.parse("2026-11-25T10:00:00Z"));
    private static final TenantId TENANT = TenantId.create();
    private static final KeyId KEY = KeyId.create();
    private static final UUID VERSION = UUID.randomUUID();

    @Test
    void everythingOfARecordIsThere() throws IOException {
        JsonNode json = read(full());

        assertThat(json.path("id").asText()).isEqualTo(CALL.toString());
        assertThat(json.path("tenant_id").asText()).isEqualTo(TENANT.toString());
        assertThat(json.path("stream").isBoolean()).isTrue();
        assertThat(json.path("status").asText()).isEqualTo("completed");
        assertThat(json.path("time_to_first_token_ms").asLong()).isEqualTo(7);
        assertThat(json.path("reasoning").asLong()).isEqualTo(5);
        assertThat(json.path("unpriced").path("prompt_audio_tokens").asLong()).isEqualTo(9);
        assertThat(json.path("charge_lines")).hasSize(2);
        assertThat(json.path("charge_lines").path(1).path("nanos").asLong()).isEqualTo(40);
        assertThat(json.path("retail_nanos").asLong()).isEqualTo(Long.MAX_VALUE);
        assertThat(json.path("wholesale_version").asText()).isEqualTo(VERSION.toString());
        assertThat(json.path("attempts")).hasSize(3);
        assertThat(json.path("attempts").path(0).path("class").asText()).isEqualTo("TRANSPORT");
        assertThat(json.path("attempts").path(0).has("status")).isFalse();
        assertThat(json.path("attempts").path(1).path("status").asInt()).isEqualTo(200);
        assertThat(json.path("attempts").path(1).has("chosen_by")).isFalse();
        assertThat(json.path("attempts").path(2).path("chosen_by").asText()).isEqualTo("sticky");
        assertThat(json.path("attempts").path(2).path("passed_over").path(0).asText())
                .isEqualTo(ODD);
        assertThat(json.path("attempts").path(2).path("passed_over").path(1).asText())
                .isEqualTo("b: SLOW");
        assertThat(json.path("attempts").path(2).path("cost_nanos").asLong()).isEqualTo(17);
    }

    @Test
    void namesMayHaveAnyCharacters() throws IOException {
        JsonNode json = read(full());

        assertThat(json.path("upstream").asText()).isEqualTo(ODD);
        assertThat(json.path("credential").asText()).isEqualTo(ODD);
        assertThat(json.path("attempts").path(0).path("upstream").asText()).isEqualTo(ODD);
    }

    @Test
    void whatIsNotKnownIsNotThere() throws IOException {
        JsonNode json =
                read(
                        UsageRecord.nothing(
                                CALL, TENANT, KEY, "model", "USD", UsageRecord.Status.FAILED));

        assertThat(json.has("retail_nanos")).isFalse();
        assertThat(json.has("cost_nanos")).isFalse();
        assertThat(json.has("upstream")).isFalse();
        assertThat(json.has("unpriced")).isFalse();
        assertThat(json.path("charge_lines").isArray()).isTrue();
        assertThat(json.path("attempts")).isEmpty();
    }

    private static JsonNode read(UsageRecord record) throws IOException {
        return new ObjectMapper().readTree(RecordJson.write(record));
    }

    private static UsageRecord full() {
        return new UsageRecord(
                CALL,
                TENANT,
                KEY,
                "model",
                true,
                UsageRecord.Status.COMPLETED,
                new TokenUsage(1, 2, 3, 4, 5),
                UsageRecord.UsageSource.REPORTED,
                Map.of("prompt_audio_tokens", 9L),
                "USD",
                50,
                List.of(
                        new UsageRecord.ChargeLine("input", 1, 10_000_000, 10),
                        new UsageRecord.ChargeLine("output", 4, 10_000_000, 40)),
                VERSION,
                new UsageRecord.Retail(Long.MAX_VALUE, "USD", VERSION),
                new UsageRecord.Cost(0, "EUR", VERSION),
                new UsageRecord.Upstream(UUID.randomUUID(), ODD, "its-model", ODD),
                12,
                7L,
                List.of(
                        new UsageRecord.Attempt(ODD, null, "TRANSPORT", 3),
                        new UsageRecord.Attempt("other", 200, null, 9),
                        new UsageRecord.Attempt(
                                "third",
                                200,
                                null,
                                9,
                                ODD,
                                "sticky",
                                List.of(ODD, "b: SLOW"),
                                new UsageRecord.Cost(17, "EUR", VERSION))));
    }
}
