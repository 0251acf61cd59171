package io.tollgate.simulator.call;

import io.tollgate.simulator.account.Accounts;
import io.tollgate.simulator.account.Balance;
import io.tollgate.simulator.dialect.Dialect;
import io.tollgate.simulator.dialect.ProviderError;
import io.tollgate.simulator.dialect.ProviderErrors;
import io.tollgate.simulator.dialect.Refusal;
import io.tollgate.simulator.rule.Rule;
import io.tollgate.simulator.rule.Rules;
import io.vertx.core.Vertx;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpServerRequest;
import java.time.Instant;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// What an account may ask beside calls: models and balance. They are not logged. They obey the
/// rules without model and times as far as these concern more than calls: delays, silence, lost
/// connections, refused credentials and servers that fail.
public record Inquiries(Vertx vertx, Rules rules, Accounts accounts) {
    private static final int FIRST_SERVER_ERROR = 500;

    /// Answers a request for the models.
    public void models(Dialect dialect, HttpServerRequest request) {
        String credential = dialect.credential(request.headers());
        Rule rule = rules.standing(dialect.name(), credential);
        answer(dialect, request, rule, dialect.models());
    }

    /// Answers a request for the balance: 0 if a rule says that the account is empty.
    public void balance(Dialect dialect, HttpServerRequest request) {
        String credential = dialect.credential(request.headers());
        if (credential == null) {
            send(request, dialect, ProviderErrors.ofStatus(dialect.name(), 401).orElseThrow());
            return;
        }
        Rule rule = rules.standing(dialect.name(), credential);
        Balance balance = accounts.of(dialect.name(), credential);
        boolean emptied =
                rule.providerError(dialect.name()).filter(ProviderError::isOutOfMoney).isPresent();
        answer(dialect, request, rule, dialect.balance(emptied ? balance.emptied() : balance));
    }

    private void answer(Dialect dialect, HttpServerRequest request, Rule rule, Buffer body) {
        if (rule.hang()) {
            return;
        }
        Rule.Loss loss = rule.connection();
        Runnable act =
                () -> {
                    ProviderError refusal = refusal(dialect, rule);
                    Integer status = rule.status();
                    if (loss != null) {
                        Lines.lose(request, loss);
                    } else if (refusal != null) {
                        send(request, dialect, refusal);
                    } else if (status != null && status >= FIRST_SERVER_ERROR) {
                        send(request, status, dialect.refusal(Refusal.ofStatus(status)));
                    } else {
                        send(request, 200, body);
                    }
                };
        if (rule.delayMs() == 0) {
            act.run();
        } else {
            long _ = vertx.setTimer(rule.delayMs(), ignored -> act.run());
        }
    }

    private static @Nullable ProviderError refusal(Dialect dialect, Rule rule) {
        Optional<ProviderError> error = rule.providerError(dialect.name());
        return error.filter(Inquiries::concernsMoreThanCalls).orElse(null);
    }

    private static boolean concernsMoreThanCalls(ProviderError error) {
        return !error.isOutOfMoney()
                && switch (error.status()) {
                    case 401, 403, 434 -> true;
                    default -> error.status() >= FIRST_SERVER_ERROR;
                };
    }

    private static void send(HttpServerRequest request, Dialect dialect, ProviderError error) {
        ProviderError told = error.about("", Instant.now());
        send(request, told.status(), dialect.body(dialect.error(told)));
    }

    private static void send(HttpServerRequest request, int status, Buffer body) {
        request.response()
                .setStatusCode(status)
                .putHeader("content-type", "application/json")
                .end(body);
    }
}
