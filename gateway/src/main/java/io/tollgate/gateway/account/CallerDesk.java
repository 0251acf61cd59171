package io.tollgate.gateway.account;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.PropertyNamingStrategies;
import com.fasterxml.jackson.databind.json.JsonMapper;
import io.tollgate.catalog.key.KeyHolder;
import io.tollgate.gateway.auth.AuthOutcome.Authenticated;
import io.tollgate.gateway.auth.AuthOutcome.Refused;
import io.tollgate.gateway.auth.Authenticator;
import io.tollgate.gateway.error.ApiError;
import io.tollgate.gateway.error.ServerFaults;
import io.tollgate.gateway.http.Call;
import io.tollgate.gateway.http.ErrorAnswer;
import io.vertx.core.Vertx;
import io.vertx.core.buffer.Buffer;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.util.function.Consumer;
import java.util.function.Supplier;
import org.jboss.logging.Logger;

/// What the account's endpoints have in common: the key first, then an answer as JSON, read on a
/// worker thread if it needs a store.
@ApplicationScoped
class CallerDesk {
    private static final Logger LOG = Logger.getLogger(CallerDesk.class);
    private static final Duration RETRY_AFTER = Duration.ofSeconds(2);
    private static final JsonMapper JSON =
            JsonMapper.builder()
                    .propertyNamingStrategy(PropertyNamingStrategies.SNAKE_CASE)
                    .build();

    private final Vertx vertx;
    private final Authenticator authenticator;

    CallerDesk(Vertx vertx, Authenticator authenticator) {
        this.vertx = vertx;
        this.authenticator = authenticator;
    }

    /// What an endpoint has to say.
    sealed interface Reply {
        /// A record, to be written as JSON with snake_case names.
        record Found(Object json) implements Reply {}

        record Failed(ApiError error) implements Reply {}
    }

    /// Goes on with the key's holder, or answers why not.
    void open(Call call, Consumer<KeyHolder> then) {
        authenticator
                .authenticate(call.header("authorization"), call.id().moment(), call.address())
                .onSuccess(outcome -> {
                    switch (outcome) {
                        case Authenticated(KeyHolder holder) -> then.accept(holder);
                        case Refused(ApiError error) -> write(call, new Reply.Failed(error));
                    }
                })
                .onFailure(bug -> failed(call, ServerFaults.internal(), bug));
    }

    /// Answers with what a store says; the question may block. A store that does not answer is a
    /// 503.
    void ask(Call call, Supplier<Reply> question) {
        vertx.executeBlocking(question::get, false)
                .onSuccess(reply -> write(call, reply))
                .onFailure(
                        down -> failed(call, ServerFaults.recordsUnavailable(RETRY_AFTER), down));
    }

    void write(Call call, Reply reply) {
        switch (reply) {
            case Reply.Found(Object json) ->
                    call.answer().send(200, "application/json", Buffer.buffer(bytes(json)));
            case Reply.Failed(ApiError error) -> ErrorAnswer.write(call.answer(), error);
        }
    }

    private void failed(Call call, ApiError error, Throwable cause) {
        LOG.warnf("The call %s failed: %s", call.id(), cause.toString());
        if (!call.answer().isStarted()) {
            write(call, new Reply.Failed(error));
        }
    }

    private static byte[] bytes(Object json) {
        try {
            return JSON.writeValueAsBytes(json);
        } catch (JsonProcessingException failure) {
            throw new IllegalStateException(failure);
        }
    }
}
