package io.tollgate.gateway.upstream.dialect;

import io.tollgate.billing.usage.TokenUsage;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;

/// OpenAI's usage object, whose counts overlap (cached tokens are among the prompt's, reasoning
/// tokens among the completion's), turned into disjoint kinds.
final class UsageCounts {
    /// More than any context; past it a count is nonsense.
    private static final long MAX_TOKENS = 1L << 40;

    private static final long UNREADABLE = -1;

    /// Details that say nothing about the price.
    private static final Set<String> ORDINARY_PROMPT = Set.of("text_tokens", "image_tokens");

    private static final Set<String> ORDINARY_COMPLETION =
            Set.of("text_tokens", "accepted_prediction_tokens", "rejected_prediction_tokens");

    private long prompt = UNREADABLE;
    private long completion = UNREADABLE;
    private long cached;
    private long cacheWrite;
    private long reasoning;
    private final Map<String, Long> unpricedPrompt = new TreeMap<>();
    private final Map<String, Long> unpricedCompletion = new TreeMap<>();
    private boolean inconsistent;

    void total(String key, String number) {
        switch (key) {
            case "prompt_tokens" -> prompt = count(number);
            case "completion_tokens" -> completion = count(number);
            // DeepSeek's and Kimi's word for it: their details may be missing.
            case "prompt_cache_hit_tokens", "cached_tokens" ->
                    cached = Math.max(cached, detail(number));
            default -> {}
        }
    }

    void promptDetail(String key, String number) {
        switch (key) {
            case "cached_tokens" -> cached = Math.max(cached, detail(number));
            case "cache_write_tokens", "cache_creation_tokens" -> cacheWrite = detail(number);
            default -> unknown(key, number, ORDINARY_PROMPT, unpricedPrompt);
        }
    }

    void completionDetail(String key, String number) {
        if (key.equals("reasoning_tokens")) {
            reasoning = detail(number);
        } else {
            unknown(key, number, ORDINARY_COMPLETION, unpricedCompletion);
        }
    }

    /// Empty unless both totals are counts: then an estimate is better.
    Optional<ReportedUsage> reported() {
        if (prompt == UNREADABLE || completion == UNREADABLE) {
            return Optional.empty();
        }
        Remainder input = new Remainder(prompt);
        long cachedInput = input.take(cached);
        long written = input.take(cacheWrite);
        Map<String, Long> unpriced = new TreeMap<>();
        unpricedPrompt.forEach((kind, n) -> unpriced.put("prompt_" + kind, input.take(n)));
        Remainder output = new Remainder(completion);
        long reasoned = output.take(reasoning);
        unpricedCompletion.forEach((kind, n) -> unpriced.put("completion_" + kind, output.take(n)));
        return Optional.of(
                new ReportedUsage(
                        new TokenUsage(input.left, cachedInput, written, output.left, reasoned),
                        inconsistent || input.exceeded || output.exceeded,
                        unpriced));
    }

    private void unknown(
            String key, String number, Set<String> ordinary, Map<String, Long> unpriced) {
        if (key.endsWith("_tokens") && !ordinary.contains(key)) {
            long tokens = detail(number);
            if (tokens > 0) {
                unpriced.put(key, tokens);
            }
        }
    }

    private long detail(String number) {
        long tokens = count(number);
        inconsistent |= tokens == UNREADABLE;
        return Math.max(0, tokens);
    }

    /// A whole number, with or without a fraction of zeros; negative if it is none.
    static long count(String number) {
        int point = number.indexOf('.');
        String whole = point < 0 ? number : number.substring(0, point);
        boolean fraction = point >= 0 && !isOf(number.substring(point + 1), '0', '0');
        if (fraction || whole.length() > 13 || !isOf(whole, '0', '9')) {
            return UNREADABLE;
        }
        long tokens = Long.parseLong(whole);
        return tokens <= MAX_TOKENS ? tokens : UNREADABLE;
    }

    private static boolean isOf(String text, char least, char most) {
        for (int i = 0; i < text.length(); i++) {
            if (text.charAt(i) < least || text.charAt(i) > most) {
                return false;
            }
        }
        return true;
    }

    /// What is left of a total after its parts.
    private static final class Remainder {
        private long left;
        private boolean exceeded;

        private Remainder(long total) {
            left = total;
        }

        private long take(long part) {
            long taken = Math.min(part, left);
            exceeded |= taken < part;
            left -= taken;
            return taken;
        }
    }
}
