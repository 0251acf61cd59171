package io.tollgate.admin.accounts;

import io.tollgate.admin.outbound.CheckedHttp;
import io.tollgate.admin.outbound.OutboundAnswer;
import io.tollgate.admin.outbound.OutboundCall;
import io.tollgate.admin.outbound.OutboundFailure;
import io.tollgate.catalog.upstream.Credential;
import io.tollgate.catalog.upstream.Upstream;
import jakarta.enterprise.context.ApplicationScoped;
import java.net.URI;
import java.util.Currency;
import java.util.Optional;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/// Asks an upstream with a credential. The secret goes to that upstream's own address alone and is
/// in no answer. Blocks, within the bounds of [CheckedHttp].
@ApplicationScoped
class AskUpstream {
    private static final int LONGEST_WORDS = 300;
    private final CheckedHttp http;

    AskUpstream(CheckedHttp http) {
        this.http = http;
    }

    /// What the account holds.
    ///
    /// @param wanted of several currencies this one is asked for
    Answered<ToldBalance> balance(
            Upstream upstream, Credential credential, @Nullable Currency wanted) {
        return UpstreamQuestions.balance(upstream)
                .map(url ->
                        ask(
                                upstream,
                                credential,
                                url,
                                null,
                                body -> BalanceWire.read(upstream, body, wanted)))
                .orElseGet(Answered.Unasked::new);
    }

    /// How many models the upstream lists.
    Answered<Integer> models(Upstream upstream, Credential credential) {
        return UpstreamQuestions.models(upstream)
                .map(url -> ask(upstream, credential, url, null, BalanceWire::models))
                .orElseGet(Answered.Unasked::new);
    }

    /// A call of one token, for upstreams without a list of models.
    Answered<String> call(Upstream upstream, Credential credential, String upstreamModel) {
        String body =
                """
                {"model":"%s","messages":[{"role":"user","content":"ping"}],"max_tokens":1,"stream":false}\
                """
                        .formatted(upstreamModel.replaceAll("[\"\\\\\\p{Cntrl}]", ""));
        return ask(upstream, credential, UpstreamQuestions.chat(upstream), body, Optional::of);
    }

    private <T> Answered<T> ask(
            Upstream upstream,
            Credential credential,
            URI url,
            @Nullable String body,
            Function<String, Optional<T>> reading) {
        String secret = credential.secret();
        try {
            OutboundAnswer answer =
                    http.send(
                            new OutboundCall(
                                    url,
                                    UpstreamQuestions.headers(upstream.dialect(), secret),
                                    body,
                                    upstream.allowPrivateNetwork()));
            if (!answer.isOk()) {
                return new Answered.Failed<>(masked(words(answer), secret));
            }
            return reading.apply(answer.body())
                    .<Answered<T>>map(Answered.With::new)
                    .orElseGet(() -> new Answered.Failed<>("the answer is not understood"));
        } catch (OutboundFailure failure) {
            return new Answered.Failed<>(masked(failure.why(), secret));
        }
    }

    private static String words(OutboundAnswer answer) {
        String status = Integer.toString(answer.status());
        if (answer.status() >= 300 && answer.status() < 400) {
            return status + ": a redirect, which is not followed";
        }
        return BalanceWire.error(answer.body())
                .map(words -> status + " " + words)
                .orElseGet(() -> status + " " + answer.body());
    }

    /// Providers repeat in their errors what they were sent.
    private static String masked(String words, String secret) {
        String plain = words.replace(secret, "…").replaceAll("\\p{Cntrl}+", " ").strip();
        return plain.length() > LONGEST_WORDS ? plain.substring(0, LONGEST_WORDS) + "…" : plain;
    }
}
