package io.tollgate.simulator.dialect;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.tollgate.simulator.account.Balance;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// Providers that speak OpenAI's format, each with its own paths and its own way to tell usage.
enum Provider {
    OPENAI("openai", "/openai/v1"),
    DEEPSEEK("deepseek", "/deepseek"),
    KIMI("kimi", "/kimi/v1"),
    GLM("glm", "/glm/api/paas/v4");

    private final String wire;
    private final String basePath;

    Provider(String wire, String basePath) {
        this.wire = wire;
        this.basePath = basePath;
    }

    /// As rules and the log spell it.
    String wire() {
        return wire;
    }

    String basePath() {
        return basePath;
    }

    List<String> models() {
        return switch (this) {
            case OPENAI -> List.of("deepseek-v4-pro", "glm-5.1", "kimi-k2.6", "sim-model");
            case DEEPSEEK -> List.of("deepseek-v4-pro");
            case KIMI -> List.of("kimi-k2.6");
            case GLM -> List.of("glm-5.1");
        };
    }

    /// True usage in this provider's words.
    ObjectNode usage(long prompt, long completion) {
        ObjectNode usage =
                Json.object()
                        .put("prompt_tokens", prompt)
                        .put("completion_tokens", completion)
                        .put("total_tokens", prompt + completion);
        switch (this) {
            case OPENAI -> {
                usage.putObject("prompt_tokens_details").put("cached_tokens", 0);
                usage.putObject("completion_tokens_details").put("reasoning_tokens", 0);
            }
            case DEEPSEEK ->
                    usage.putNull("prompt_tokens_details")
                            .put("prompt_cache_hit_tokens", 0)
                            .put("prompt_cache_miss_tokens", prompt);
            case KIMI -> usage.put("cached_tokens", 0);
            case GLM -> usage.putObject("prompt_tokens_details").put("cached_tokens", 0);
        }
        return usage;
    }

    /// Whether it has a list of models; GLM's has been seen missing.
    boolean listsModels() {
        return this != GLM;
    }

    /// Where an account's balance stands; null if the provider does not tell it.
    @Nullable String balancePath() {
        return switch (this) {
            case DEEPSEEK -> "/user/balance";
            case KIMI -> "/users/me/balance";
            case OPENAI, GLM -> null;
        };
    }

    /// A balance in this provider's words: DeepSeek's as
    /// <https://api-docs.deepseek.com/api/get-user-balance>, Kimi's, which does not name the
    /// currency, as <https://platform.kimi.ai/docs/api/balance>.
    ObjectNode balance(Balance balance) {
        ObjectNode body = Json.object();
        if (this == DEEPSEEK) {
            String total = balance.amount().setScale(2, RoundingMode.HALF_UP).toPlainString();
            body.put("is_available", !balance.isEmpty());
            body.putArray("balance_infos")
                    .addObject()
                    .put("currency", balance.currency())
                    .put("total_balance", total)
                    .put("granted_balance", "0.00")
                    .put("topped_up_balance", total);
        } else {
            BigDecimal total = balance.amount().setScale(5, RoundingMode.HALF_UP);
            body.put("code", 0);
            body.putObject("data")
                    .put("available_balance", total)
                    .put("voucher_balance", 0)
                    .put("cash_balance", total);
            body.put("scode", "0x0").put("status", true);
        }
        return body;
    }

    /// One of its errors as it stands on the wire.
    ObjectNode error(ProviderError error) {
        ObjectNode told = Json.object();
        return switch (this) {
            case OPENAI, DEEPSEEK ->
                    told.put("message", error.message())
                            .put("type", error.type())
                            .put("param", error.param())
                            .put("code", error.code());
            case KIMI -> told.put("message", error.message()).put("type", error.type());
            case GLM -> told.put("code", error.code()).put("message", error.message());
        };
    }

    /// An error object in this provider's words.
    ObjectNode error(Refusal refusal) {
        ObjectNode error = Json.object();
        return switch (this) {
            case OPENAI ->
                    error.put("message", refusal.message())
                            .put("type", refusal.type())
                            .put("param", refusal.param())
                            .put("code", refusal.code());
            case DEEPSEEK ->
                    error.put("message", refusal.message())
                            .put("type", deepSeekType(refusal))
                            .putNull("param")
                            .put("code", "invalid_request_error");
            case KIMI -> error.put("message", refusal.message()).put("type", kimiType(refusal));
            case GLM -> error.put("code", glmCode(refusal)).put("message", refusal.message());
        };
    }

    private static String deepSeekType(Refusal refusal) {
        return switch (refusal.status()) {
            case 401 -> "authentication_error";
            case 402 -> "unknown_error";
            default -> refusal.type();
        };
    }

    private static String kimiType(Refusal refusal) {
        return switch (refusal.status()) {
            case 401 -> "invalid_authentication_error";
            case 402, 403 -> "exceeded_current_quota_error";
            case 404 -> "resource_not_found_error";
            case 429 -> "rate_limit_reached_error";
            default -> refusal.type();
        };
    }

    private static String glmCode(Refusal refusal) {
        return switch (refusal.status()) {
            case 401 -> "1000";
            case 402 -> "1113";
            case 404 -> "1211";
            case 429 -> "1302";
            case 503 -> "1312";
            default -> refusal.status() < 500 ? "1210" : "1234";
        };
    }

    /// Whether the usage of a stream stands in the last choice, not in a chunk of its own.
    boolean tellsUsageInChoice() {
        return this == KIMI;
    }

    /// Whether the usage of a stream stands in the chunk that ends the last choice.
    boolean tellsUsageAtTheEnd() {
        return this == GLM;
    }

    /// Whether a stream has usage without being asked for it.
    boolean tellsUsageUnasked() {
        return this == KIMI || this == GLM;
    }
}
