package io.tollgate.gateway.http;

import io.tollgate.gateway.http.ChatSpans.Numeral;
import io.tollgate.gateway.json.Span;
import io.tollgate.gateway.json.TextEdits;
import io.vertx.core.buffer.Buffer;
import java.math.BigDecimal;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// Where an upstream refuses what OpenAI takes. What a caller left out is left out.
///
/// @param temperature the only one that it takes, null for any
/// @param largestTopP the largest top_p that it takes, null for any
/// @param bareImages whether inline images are base64 alone, without `data:image/png;base64,`
public record Quirks(
        @Nullable String temperature, @Nullable BigDecimal largestTopP, boolean bareImages) {
    public static final Quirks NONE = new Quirks(null, null, false);

    void correct(ChatSpans spans, List<Buffer> chunks, TextEdits edits) {
        Numeral given = spans.temperature();
        if (given != null && temperature != null) {
            edits.replace(given.value(), temperature);
        }
        Numeral topP = spans.topP();
        if (topP != null && largestTopP != null && exceeds(topP.text(), largestTopP)) {
            edits.replace(topP.value(), largestTopP.toPlainString());
        }
        if (bareImages) {
            for (Span image : spans.inlineImages()) {
                DataUrl.head(image, chunks).ifPresent(head -> edits.replace(head, ""));
            }
        }
    }

    /// A number beyond all exponents is the upstream's to refuse.
    private static boolean exceeds(String number, BigDecimal largest) {
        try {
            return new BigDecimal(number).compareTo(largest) > 0;
        } catch (NumberFormatException unreadable) {
            return false;
        }
    }
}
