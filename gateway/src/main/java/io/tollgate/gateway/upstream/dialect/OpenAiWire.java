package io.tollgate.gateway.upstream.dialect;

import java.util.List;

/// OpenAI's wire format as its imitators speak it, too: what a dialect has of its own it overrides.
interface OpenAiWire extends Dialect {
    /// What this provider's errors mean.
    FailureTable failures();

    @Override
    default String chatPath() {
        return "/chat/completions";
    }

    @Override
    default List<SecretHeader> headers(String secret) {
        return List.of(new SecretHeader("authorization", "Bearer " + secret));
    }

    @Override
    default StreamReader streamReader(AnswerTerms terms) {
        return new OpenAiStream(terms, failures());
    }

    @Override
    default PlainReader plainReader(AnswerTerms terms) {
        return new OpenAiPlain(terms, failures());
    }

    @Override
    default FailedAnswer failure(ErrorReply reply) {
        return failures().of(reply);
    }
}
