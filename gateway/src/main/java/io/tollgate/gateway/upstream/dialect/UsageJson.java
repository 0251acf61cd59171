package io.tollgate.gateway.upstream.dialect;

import io.tollgate.billing.money.Money;
import io.tollgate.billing.usage.TokenUsage;
import io.tollgate.gateway.json.TextEdits;

/// The usage object of OpenAI's wire format, written where the upstream sent none.
final class UsageJson {
    private UsageJson() {}

    static String of(TokenUsage used, Money charge) {
        return "{\"prompt_tokens\":%d,\"completion_tokens\":%d,\"total_tokens\":%d,"
                        .formatted(
                                used.totalInput(),
                                used.totalOutput(),
                                used.totalInput() + used.totalOutput())
                + "\"prompt_tokens_details\":{\"cached_tokens\":%d},".formatted(used.cachedInput())
                + "\"completion_tokens_details\":{\"reasoning_tokens\":%d},"
                        .formatted(used.reasoning())
                + "\"cost\":%s,\"cost_currency\":%s}".formatted(cost(charge), currency(charge));
    }

    static String cost(Money charge) {
        return TextEdits.quoted(charge.decimal());
    }

    static String currency(Money charge) {
        return TextEdits.quoted(charge.currency().getCurrencyCode());
    }
}
