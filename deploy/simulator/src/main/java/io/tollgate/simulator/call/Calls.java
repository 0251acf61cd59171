package io.tollgate.simulator.call;

import io.tollgate.simulator.account.Accounts;
import io.tollgate.simulator.dialect.ChatCall;
import io.tollgate.simulator.dialect.Dialect;
import io.tollgate.simulator.dialect.ProviderErrors;
import io.tollgate.simulator.dialect.Reading;
import io.tollgate.simulator.dialect.Refusal;
import io.tollgate.simulator.journal.CallLog;
import io.tollgate.simulator.rule.Rule;
import io.tollgate.simulator.rule.Rules;
import io.vertx.core.Vertx;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpServerRequest;
import java.util.concurrent.atomic.AtomicBoolean;
import org.jspecify.annotations.Nullable;

/// Takes calls: understands the body, picks the rule, starts the answer. A body that cannot be
/// understood is refused without using up a rule.
public final class Calls {
    private final Vertx vertx;
    private final Rules rules;
    private final Limits limits;
    private final Accounts accounts;
    private final CallLog log;
    private final AtomicBoolean stopping;

    /// Takes no calls yet; `stopping` is set when the simulator stops: what ends from then on was
    /// cut.
    public Calls(
            Vertx vertx,
            Rules rules,
            Limits limits,
            Accounts accounts,
            CallLog log,
            AtomicBoolean stopping) {
        this.vertx = vertx;
        this.rules = rules;
        this.limits = limits;
        this.accounts = accounts;
        this.log = log;
        this.stopping = stopping;
    }

    /// Answers one call whose body has arrived; on the request's event loop.
    public void take(Dialect dialect, HttpServerRequest request, Buffer body) {
        String credential = dialect.credential(request.headers());
        Reading reading = dialect.read(body.getBytes());
        switch (reading) {
            case Refusal refusal ->
                    witness(dialect, request, credential, null)
                            .refuse(refusal.status(), dialect.refusal(refusal));
            case ChatCall call -> {
                Rule rule = rules.take(dialect.name(), credential, call.model());
                Exchange exchange = witness(dialect, request, credential, call);
                String name = dialect.name();
                Rule admitted = admit(name, credential, rule, exchange);
                new RuledCall(vertx, exchange, dialect, call, admitted).begin();
            }
        }
    }

    /// The rule, or the error of an account that may not call now.
    private Rule admit(String dialect, @Nullable String credential, Rule rule, Exchange exchange) {
        if (rule.replacesAnswer() || rule.connection() != null) {
            return rule;
        }
        if (accounts.of(dialect, credential).isEmpty()) {
            return Rule.refusing(dialect, "insufficient_balance");
        }
        Limits.Verdict verdict = limits.begin(rule, credential);
        if (verdict != Limits.Verdict.MAY_BEGIN) {
            String kind =
                    verdict == Limits.Verdict.TOO_MANY_AT_A_TIME ? "_concurrency" : "_frequency";
            boolean apart = ProviderErrors.named(dialect, "rate_limit" + kind).isPresent();
            return Rule.refusing(dialect, apart ? "rate_limit" + kind : "rate_limit");
        }
        exchange.whenEnded(used -> {
            limits.end(rule, credential);
            accounts.spend(dialect, credential, used.promptTokens() + used.completionTokens());
        });
        return rule;
    }

    private Exchange witness(
            Dialect dialect,
            HttpServerRequest request,
            @Nullable String credential,
            @Nullable ChatCall call) {
        return new Exchange(
                request,
                log,
                stopping,
                new CallFacts(
                        request.getHeader("x-tollgate-call"), dialect.name(), credential, call));
    }
}
