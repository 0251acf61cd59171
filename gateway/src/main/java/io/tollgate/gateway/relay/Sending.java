package io.tollgate.gateway.relay;

import io.tollgate.billing.reservation.Reservations;
import io.tollgate.billing.settlement.Settlement;
import io.tollgate.billing.usage.TokenUsage;
import io.tollgate.billing.usage.UsageRecord.Status;
import io.tollgate.gateway.health.Health;
import io.tollgate.gateway.health.Watch;
import io.tollgate.gateway.http.Call;
import io.tollgate.gateway.http.ScannedChat;
import io.tollgate.gateway.meter.Meter;
import io.tollgate.gateway.route.Candidate;
import io.tollgate.gateway.upstream.UpstreamAnswer;
import io.tollgate.gateway.upstream.UpstreamCall;
import io.tollgate.gateway.upstream.UpstreamClient;
import io.tollgate.gateway.upstream.UpstreamFailure;
import io.tollgate.gateway.upstream.dialect.AnswerLimits;
import io.tollgate.gateway.upstream.dialect.AnswerTerms;
import io.tollgate.gateway.upstream.dialect.CallerError;
import io.tollgate.gateway.upstream.dialect.ChatRequest;
import io.tollgate.gateway.upstream.dialect.Dialect;
import io.tollgate.gateway.upstream.dialect.Dialects;
import io.tollgate.gateway.upstream.dialect.ErrorReply;
import io.tollgate.gateway.upstream.dialect.FailedAnswer;
import io.tollgate.gateway.upstream.dialect.ModelNames;
import io.tollgate.gateway.upstream.dialect.SecretHeader;
import io.tollgate.gateway.upstream.dialect.StreamReader;
import io.tollgate.gateway.upstream.dialect.Target;
import io.vertx.core.Future;
import io.vertx.core.buffer.Buffer;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/// Makes one attempt: says the call in the upstream's dialect, sends it under the lane's guard, and
/// reads the answer.
@Singleton
class Sending {
    private final UpstreamClient client;
    private final Dialects dialects;
    private final Health health;
    private final Guards guards;
    private final Reservations reservations;
    private final RelayLimits limits;
    private final AnswerLimits answerLimits;

    Sending(
            UpstreamClient client,
            Dialects dialects,
            Health health,
            Guards guards,
            Reservations reservations,
            RelayLimits limits,
            AnswerLimits answerLimits) {
        this.client = client;
        this.dialects = dialects;
        this.health = health;
        this.guards = guards;
        this.reservations = reservations;
        this.limits = limits;
        this.answerLimits = answerLimits;
    }

    /// An attempt with all that belongs to it.
    private record Try(
            Held held, Trail trail, Choice choice, Dialect dialect, Opening opening, Watch watch) {
        Candidate candidate() {
            return choice.candidate();
        }

        ScannedChat chat() {
            return held.quoted().chat();
        }

        Call call() {
            return held.quoted().call();
        }

        ModelNames names() {
            return new ModelNames(
                    choice.offer().model().id().value(), candidate().route().upstreamModel());
        }
    }

    Future<AttemptEnd> attempt(Held held, Trail trail, Choice choice) {
        Dialect dialect = dialects.named(choice.candidate().upstream().dialect());
        return request(held, choice, dialect)
                .compose(request ->
                        switch (request) {
                            case ChatRequest.Body(List<Buffer> body) ->
                                    send(begin(held, trail, choice, dialect), body);
                            case ChatRequest.Unsayable(CallerError error) ->
                                    Future.succeededFuture(
                                            new AttemptEnd.NotSent(FailedAnswer.unsayable(error)));
                        });
    }

    private Try begin(Held held, Trail trail, Choice choice, Dialect dialect) {
        Candidate candidate = choice.candidate();
        Watch watch =
                health.begin(
                        candidate.upstream(),
                        candidate.credential(),
                        candidate.lane(),
                        held.quoted().chat().stream());
        Opening opening = new Opening(held.quoted().call().context());
        return new Try(held, trail, choice, dialect, opening, watch);
    }

    /// Translating a large body would hold up the other calls of the loop.
    private Future<ChatRequest> request(Held held, Choice choice, Dialect dialect) {
        ScannedChat chat = held.quoted().chat();
        Target target =
                new Target(
                        choice.candidate().upstream().baseUrl().getHost(),
                        choice.candidate().route().upstreamModel(),
                        held.outputLimit(choice.offer()));
        boolean large = chat.bodyBytes() > limits.translateInlineBytes();
        return dialect.translates() && large
                ? held.quoted()
                        .call()
                        .context()
                        .executeBlocking(() -> dialect.request(chat, target), false)
                        .map(made -> Objects.requireNonNull(made))
                : Future.succeededFuture(dialect.request(chat, target));
    }

    private Future<AttemptEnd> send(Try attempt, List<Buffer> body) {
        Candidate candidate = attempt.candidate();
        Dialect dialect = attempt.dialect();
        Map<String, String> headers =
                dialect.headers(candidate.credential().secret()).stream()
                        .collect(Collectors.toMap(SecretHeader::name, SecretHeader::value));
        UpstreamCall call =
                new UpstreamCall(
                        candidate.upstream(),
                        dialect.chatPath(),
                        headers,
                        body,
                        attempt.chat().stream(),
                        attempt.call().id(),
                        attempt.trail().begin(attempt.choice()));
        return attempt.opening()
                .run(
                        guards.of(candidate.lane(), attempt.chat().stream()),
                        patience(attempt),
                        () -> client.send(call),
                        sent ->
                                sent.answer()
                                        .compose(answer -> read(attempt, answer))
                                        .recover(Sending::failed))
                .onSuccess(end -> {
                    judge(attempt.watch(), end);
                    noteLoss(attempt, end);
                })
                .onFailure(bug -> attempt.watch().left());
    }

    /// A plain answer comes whole, however long its text: only a stream's first token is awaited.
    private @Nullable Duration patience(Try attempt) {
        Duration own = attempt.choice().offer().model().routing().firstTokenTimeout();
        return !attempt.chat().stream() ? null : own == null ? limits.firstToken() : own;
    }

    private static void judge(Watch watch, AttemptEnd end) {
        switch (end) {
            case AttemptEnd.NoContent none -> watch.failed(none.failure());
            case AttemptEnd.BrokeOff part -> watch.failed(part.failure());
            case AttemptEnd.StreamEnded whole -> watch.succeeded();
            case AttemptEnd.PlainEnded whole -> watch.succeeded();
            case AttemptEnd.Crowded none -> watch.left();
            case AttemptEnd.NotSent none -> watch.left();
            case AttemptEnd.GivenUp part -> watch.left();
        }
    }

    /// An upstream that had begun to answer has read the prompt.
    private static void noteLoss(Try attempt, AttemptEnd end) {
        if (end instanceof AttemptEnd.NoContent && attempt.opening().isAnswered()) {
            TokenUsage read =
                    new TokenUsage(Meter.tokens(attempt.chat().promptTextBytes()), 0, 0, 0, 0);
            attempt.trail()
                    .lost(
                            attempt.choice()
                                    .offer()
                                    .prices()
                                    .cost(
                                            attempt.candidate().upstream().id(),
                                            attempt.candidate().route().upstreamModel(),
                                            read));
        }
    }

    private static Future<AttemptEnd> failed(Throwable failure) {
        return failure instanceof UpstreamFailure transport
                ? Future.succeededFuture(
                        transport.isOurs()
                                ? new AttemptEnd.Crowded(Failures.transport(transport))
                                : new AttemptEnd.NoContent(Failures.transport(transport)))
                : Future.failedFuture(failure);
    }

    private Future<AttemptEnd> read(Try attempt, UpstreamAnswer upstream) {
        if (upstream.status() != 200) {
            return readError(attempt, upstream);
        }
        attempt.opening().answered();
        AnswerTerms terms =
                new AnswerTerms(
                        attempt.names(),
                        attempt.call().id().moment(),
                        attempt.chat().includeUsage(),
                        answerLimits);
        Departure departure =
                new Departure(
                        attempt.call(),
                        attempt.candidate().upstream().disconnect(),
                        limits.drain());
        if (!attempt.chat().stream()) {
            attempt.opening().opened();
            attempt.watch().firstContent();
            return new PlainRelay(upstream, attempt.dialect().plainReader(terms), departure).run();
        }
        return readStream(attempt, upstream, attempt.dialect().streamReader(terms), departure);
    }

    private Future<AttemptEnd> readStream(
            Try attempt, UpstreamAnswer upstream, StreamReader reader, Departure departure) {
        Checkpoints checkpoints =
                new Checkpoints(
                        attempt.call().context(),
                        limits.checkpoint(),
                        reservations,
                        () -> soFar(attempt, reader));
        Runnable onFirstContent =
                () -> {
                    attempt.opening().opened();
                    attempt.watch().firstContent();
                    attempt.trail().firstContent();
                    AnswerHeaders.startStream(attempt.held(), attempt.trail());
                    checkpoints.begin();
                };
        return new StreamRelay(attempt.call().answer(), upstream, reader, departure, onFirstContent)
                .run()
                .onComplete(end -> checkpoints.end());
    }

    private static Settlement soFar(Try attempt, StreamReader reader) {
        return Bill.of(
                attempt.held(),
                attempt.trail(),
                Meter.part(
                        attempt.chat(),
                        reader.delivered(),
                        attempt.held().outputAtMost(attempt.choice().offer())),
                Status.ABANDONED);
    }

    private static Future<AttemptEnd> readError(Try attempt, UpstreamAnswer upstream) {
        return ErrorBody.read(upstream)
                .map(body ->
                        new AttemptEnd.NoContent(
                                attempt.dialect()
                                        .failure(
                                                new ErrorReply(
                                                        upstream.status(),
                                                        upstream.retryAfter(),
                                                        body,
                                                        attempt.names(),
                                                        Instant.now()))));
    }
}
