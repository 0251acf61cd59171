package io.tollgate.gateway.upstream.dialect;

import io.tollgate.billing.money.Money;
import io.tollgate.billing.usage.TokenUsage;
import io.tollgate.gateway.json.Span;
import io.tollgate.gateway.json.TextEdits;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// Where in an answer or a chunk the values stand that the caller must see changed.
///
/// @param firstMember the offset past the bracket that opens it
/// @param empty whether it has no members
/// @param model the value's span, if it is there
/// @param finishReasons those that OpenAI does not know
/// @param usage null if the answer has no such member
record AnswerSpans(
        long firstMember,
        boolean empty,
        @Nullable Span model,
        @Nullable Usage usage,
        Map<Span, String> finishReasons) {

    /// @param object whether the value is an object; otherwise it is replaced whole
    record Usage(
            Span value,
            boolean object,
            boolean empty,
            @Nullable Span cost,
            @Nullable Span costCurrency) {}

    /// Puts the public name for the model, and OpenAI's words for finish reasons.
    void renameModel(String publicModel, TextEdits edits) {
        finishReasons.forEach((at, reason) ->
                edits.replace(at, TextEdits.quoted(FinishReasons.standard(reason))));
        if (model != null) {
            edits.replace(model, TextEdits.quoted(publicModel));
        }
    }

    void addCost(TokenUsage used, Money charge, TextEdits edits) {
        if (usage == null) {
            String member = "\"usage\":" + UsageJson.of(used, charge);
            edits.insert(firstMember, empty ? member : member + ",");
        } else if (!usage.object()) {
            edits.replace(usage.value(), UsageJson.of(used, charge));
        } else {
            intoObject(usage, charge, edits);
        }
    }

    private static void intoObject(Usage usage, Money charge, TextEdits edits) {
        StringBuilder added = new StringBuilder();
        String cost = UsageJson.cost(charge);
        String currency = UsageJson.currency(charge);
        if (usage.cost() != null) {
            edits.replace(usage.cost(), cost);
        } else {
            added.append("\"cost\":").append(cost).append(',');
        }
        if (usage.costCurrency() != null) {
            edits.replace(usage.costCurrency(), currency);
        } else {
            added.append("\"cost_currency\":").append(currency).append(',');
        }
        if (usage.empty()) {
            added.setLength(added.length() - 1);
        }
        edits.insert(usage.value().from() + 1, added.toString());
    }
}
