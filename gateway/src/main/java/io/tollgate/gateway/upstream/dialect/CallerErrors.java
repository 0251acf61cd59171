package io.tollgate.gateway.upstream.dialect;

import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/// An upstream's refusal put into the words of our own API. The upstream's message stays, since it
/// alone says what is wrong, but under the model's public name, with [Discretion] and within a
/// bound.
final class CallerErrors {
    private static final int MAX_MESSAGE_CHARS = 500;
    private static final Pattern TOO_LONG =
            Pattern.compile(
                    "(?i)context.?(length|window|size)|prompt is too long|input is too long|"
                            + "reduce the length|too many (input )?tokens|max_model_len|"
                            + "exceeds? (the )?context limit|exceeded model token limit|"
                            + "token length too long|prompt too long");

    /// GLM's code for it.
    private static final String TOO_LONG_CODE = "1261";

    /// GLM's code for a model that it does not have, and its and DeepSeek's words.
    private static final String NO_MODEL_CODE = "1211";

    private static final Pattern NO_MODEL = Pattern.compile("(?i)^model not exist");
    private static final Pattern PARAM = Pattern.compile("[A-Za-z0-9_.\\[\\]]{1,64}");
    private static final Pattern CODE = Pattern.compile("[a-z][a-z_]{1,63}");

    private CallerErrors() {}

    static CallerError of(int status, ErrorText error, ModelNames model) {
        if (error.says("context_length_exceeded")
                || error.says(TOO_LONG_CODE)
                || TOO_LONG.matcher(error.message()).find()) {
            String message =
                    message(error, model, "The prompt is longer than the model's context.");
            return new CallerError(400, "messages", "context_length_exceeded", message);
        }
        if (status == 404
                || error.says(NO_MODEL_CODE)
                || NO_MODEL.matcher(error.message()).find()) {
            return new CallerError(
                    404,
                    "model",
                    "model_not_found",
                    message(error, model, "The upstream does not know the model."));
        }
        return switch (status) {
            case 413 ->
                    new CallerError(
                            413,
                            null,
                            "request_too_large",
                            message(error, model, "The upstream found the request too large."));
            default ->
                    new CallerError(
                            400,
                            matching(PARAM, error.param()),
                            matching(CODE, error.code()),
                            message(error, model, "The upstream refused the request."));
        };
    }

    static CallerError policy(ErrorText error, ModelNames model) {
        String message = message(error, model, "The request breaks the upstream's content policy.");
        return new CallerError(400, null, "content_filter", message);
    }

    private static String message(ErrorText error, ModelNames model, String otherwise) {
        String text = error.message().replaceAll("\\p{Cntrl}+", " ").strip();
        if (text.isEmpty()) {
            return otherwise;
        }
        String renamed = Discretion.of(text.replace(model.upstreamModel(), model.publicModel()));
        return renamed.length() <= MAX_MESSAGE_CHARS
                ? renamed
                : renamed.substring(0, MAX_MESSAGE_CHARS) + "…";
    }

    private static @Nullable String matching(Pattern shape, String text) {
        return shape.matcher(text).matches() && Discretion.isKept(text) ? text : null;
    }
}
