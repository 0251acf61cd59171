package io.tollgate.simulator.account;

import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.math.BigDecimal;
import org.jspecify.annotations.Nullable;

/// What `POST /_sim/balance` asks for.
///
/// @param amount of money, a string or a number
/// @param currency CNY unless given
/// @param perToken 0 unless given
public record BalanceOrder(
        String dialect,
        String credential,
        BigDecimal amount,
        @Nullable String currency,
        @JsonProperty("per_token") @Nullable BigDecimal perToken) {
    private static final JsonMapper MAPPER =
            JsonMapper.builder().enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS).build();

    public BalanceOrder {
        // The JSON may lack what the types promise.
        if (dialect == null || credential == null || amount == null) {
            throw new IllegalArgumentException("dialect, credential and amount are needed");
        }
    }

    /// Throws [IllegalArgumentException] with a sentence for whoever wrote it.
    public static BalanceOrder read(String json) {
        try {
            @Nullable BalanceOrder order = MAPPER.readValue(json, BalanceOrder.class);
            if (order == null) {
                throw new IllegalArgumentException("A balance is a JSON object.");
            }
            return order;
        } catch (JsonProcessingException wrong) {
            throw new IllegalArgumentException(wrong.getOriginalMessage(), wrong);
        }
    }

    /// Throws [IllegalArgumentException] if currency or price are none.
    public Balance balance() {
        return new Balance(
                amount,
                currency == null ? Balance.PLENTY.currency() : currency,
                perToken == null ? BigDecimal.ZERO : perToken);
    }
}
