package io.tollgate.simulator.dialect;

import static java.nio.charset.StandardCharsets.UTF_8;

/// The text of every answer: always the same, labelled from the first token on, [#TOKENS] tokens of
/// exactly four bytes.
final class SimulatedText {
    static final int TOKENS = 64;
    private static final int TOKEN_BYTES = 4;
    private static final String PHRASE =
            "sim: simulated text of the Tollgate provider simulator, no model was asked; ";

    /// What a model would say.
    static final SimulatedText PROSE = new SimulatedText("", "");

    /// The arguments of a tool call: a JSON object when it is whole.
    static final SimulatedText ARGUMENTS = new SimulatedText("{\"simulated\":\"", "\"}");

    private final String text;
    private final byte[][] escapedTokens = new byte[TOKENS][];

    private SimulatedText(String before, String after) {
        int phraseBytes = TOKENS * TOKEN_BYTES - before.length() - after.length();
        text = before + PHRASE.repeat(TOKENS).substring(0, phraseBytes) + after;
        for (int i = 0; i < TOKENS; i++) {
            String token = text.substring(i * TOKEN_BYTES, (i + 1) * TOKEN_BYTES);
            escapedTokens[i] = token.replace("\"", "\\\"").getBytes(UTF_8);
        }
    }

    /// The first `tokens` tokens.
    String text(int tokens) {
        return text.substring(0, tokens * TOKEN_BYTES);
    }

    /// Token `index` as it stands inside a JSON string; not to be changed.
    byte[] escapedToken(int index) {
        return escapedTokens[index];
    }
}
