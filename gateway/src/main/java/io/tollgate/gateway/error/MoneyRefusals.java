package io.tollgate.gateway.error;

import io.tollgate.billing.money.Money;
import java.time.Duration;

/// Refusals for money, budget and limits. The call cost nothing and was not sent.
public final class MoneyRefusals {
    private static final String INSUFFICIENT_QUOTA = "insufficient_quota";

    private MoneyRefusals() {}

    /// 402: the balance cannot cover the call, even without its holds.
    public static ApiError insufficientQuota(Money needed, Money available) {
        return ApiError.of(
                402,
                INSUFFICIENT_QUOTA,
                INSUFFICIENT_QUOTA,
                "The call needs "
                        + needed
                        + " and "
                        + available
                        + " is available. Ask your operator for a top-up, or lower max_tokens.");
    }

    /// 402: the key's own budget cannot cover the call.
    public static ApiError keyBudgetExceeded(Money needed, Money available) {
        return ApiError.of(
                402,
                INSUFFICIENT_QUOTA,
                "key_budget_exceeded",
                "The call needs " + needed + " and this key's budget has " + available + " left.");
    }

    /// 429: enough money exists but calls in flight hold it.
    public static ApiError creditHeldByInflightRequests(Duration wait) {
        return ApiError.of(
                        429,
                        "requests",
                        "credit_held_by_inflight_requests",
                        "Your credit is held by calls in flight. Retry shortly.")
                .retryAfter(wait);
    }

    /// 429 of our own limits, or because every upstream is limiting.
    ///
    /// @param unit `requests` or `tokens`
    public static ApiError rateLimited(String unit, String message, Duration wait) {
        return ApiError.of(429, unit, "rate_limit_exceeded", message).retryAfter(wait);
    }

    /// 429 that no waiting mends: the request is larger than its bucket.
    public static ApiError largerThanLimit(String unit, String message) {
        return ApiError.of(429, unit, "rate_limit_exceeded", message).neverRetry();
    }
}
