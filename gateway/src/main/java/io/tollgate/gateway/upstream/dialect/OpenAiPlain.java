package io.tollgate.gateway.upstream.dialect;

import io.tollgate.gateway.json.Chunks;
import io.vertx.core.buffer.Buffer;

/// Reads one plain answer of OpenAI's wire format piece by piece.
final class OpenAiPlain implements PlainReader {
    private final AnswerTerms terms;
    private final FailureTable failures;
    private final AnswerLexer lexer;
    private final Chunks chunks = new Chunks();
    private long bytes;

    OpenAiPlain(AnswerTerms terms, FailureTable failures) {
        this.failures = failures;
        this.terms = terms;
        lexer = new AnswerLexer(terms.limits().maxDepth());
    }

    @Override
    public boolean feed(Buffer chunk) {
        bytes += chunk.length();
        if (isTooLarge() || lexer.isHopeless()) {
            chunks.clear();
            return false;
        }
        chunks.add(chunk);
        lexer.feed(chunk.getBytes());
        return true;
    }

    @Override
    public PlainOutcome finish() {
        if (isTooLarge()) {
            return FailedAnswer.of(
                    FailureClass.OVERLOADED,
                    "an answer larger than " + terms.limits().maxPlainBytes() + " bytes");
        }
        AnswerFacts facts = lexer.finish();
        if (!lexer.isSound()) {
            return FailedAnswer.of(FailureClass.OVERLOADED, "an answer that is no JSON object");
        }
        if (facts.hasError()) {
            return failures.inBand(facts.errorText(), terms);
        }
        if (facts.choiceCount() == 0) {
            return FailedAnswer.of(FailureClass.OVERLOADED, "an answer without choices");
        }
        if (facts.isBroken()) {
            return FailedAnswer.of(FailureClass.OVERLOADED, "the upstream gave up");
        }
        Delivered delivered =
                new Delivered(
                        facts.textBytes(),
                        facts.reasoningBytes(),
                        facts.hasContent(),
                        facts.isFinished(),
                        true,
                        facts.usage());
        return new PlainAnswer(
                chunks.list(), facts.spans(), delivered, terms.model().publicModel());
    }

    private boolean isTooLarge() {
        return bytes > terms.limits().maxPlainBytes();
    }
}
