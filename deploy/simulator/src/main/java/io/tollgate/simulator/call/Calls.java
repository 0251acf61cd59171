package io.tollgate.simulator.call;

import io.tollgate.simulator.dialect.ChatCall;
import io.tollgate.simulator.dialect.Dialect;
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
    private final CallLog log;
    private final AtomicBoolean stopping;

    /// Takes no calls yet; `stopping` is set when the simulator stops: what ends from then on was
    /// cut.
    public Calls(Vertx vertx, Rules rules, CallLog log, AtomicBoolean stopping) {
        this.vertx = vertx;
        this.rules = rules;
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
                new RuledCall(vertx, exchange, dialect, call, rule).begin();
            }
        }
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
