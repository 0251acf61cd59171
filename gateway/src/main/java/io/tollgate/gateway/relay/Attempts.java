package io.tollgate.gateway.relay;

import io.tollgate.billing.reservation.Reservations;
import io.tollgate.billing.settlement.Settlement;
import io.tollgate.billing.usage.UsageRecord.Status;
import io.tollgate.gateway.http.Call;
import io.tollgate.gateway.http.CallerAnswer;
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
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/// Tries candidates in their order until one gives content; from the first content on there is no
/// second try.
@Singleton
class Attempts {
    private static final String STREAM = "text/event-stream";

    private final UpstreamClient client;
    private final Dialects dialects;
    private final Reservations reservations;
    private final RelayLimits limits;
    private final AnswerLimits answerLimits;

    Attempts(
            UpstreamClient client,
            Dialects dialects,
            Reservations reservations,
            RelayLimits limits,
            AnswerLimits answerLimits) {
        this.client = client;
        this.dialects = dialects;
        this.reservations = reservations;
        this.limits = limits;
        this.answerLimits = answerLimits;
    }

    /// How the call's last attempt ended.
    Future<AttemptEnd> run(Held held, Trail trail) {
        Call call = held.quoted().call();
        if (!held.quoted().chat().stream()) {
            return next(held, trail, 0, null);
        }
        Silence silence =
                new Silence(
                        call.context(), call.answer(), limits.silence(), () -> start(held, trail));
        return next(held, trail, 0, null).onComplete(end -> silence.end());
    }

    /// @param before how the attempt before ended, null for the first
    private Future<AttemptEnd> next(
            Held held, Trail trail, int index, @Nullable AttemptEnd before) {
        Candidate candidate = held.quoted().candidates().get(index);
        return attempt(held, trail, candidate)
                .compose(end -> {
                    note(trail, end);
                    // A route without words for the call says nothing about one that failed.
                    AttemptEnd told =
                            end instanceof AttemptEnd.NotSent && before != null ? before : end;
                    return mayGoOn(held, trail, end, index + 1)
                            ? next(held, trail, index + 1, told)
                            : Future.succeededFuture(told);
                });
    }

    private static void note(Trail trail, AttemptEnd end) {
        switch (end) {
            case AttemptEnd.NoContent none -> trail.failed(none.failure());
            case AttemptEnd.NotSent none -> {}
            case AttemptEnd.BrokeOff part -> trail.failed(part.failure());
            case AttemptEnd.StreamEnded whole -> trail.succeeded();
            case AttemptEnd.PlainEnded whole -> trail.succeeded();
            case AttemptEnd.GivenUp part -> trail.succeeded();
        }
    }

    private boolean mayGoOn(Held held, Trail trail, AttemptEnd end, int next) {
        boolean fails =
                switch (end) {
                    case AttemptEnd.NoContent none -> none.failure().failureClass().mayFailOver();
                    case AttemptEnd.NotSent none -> true;
                    case AttemptEnd.BrokeOff part -> false;
                    case AttemptEnd.StreamEnded whole -> false;
                    case AttemptEnd.PlainEnded whole -> false;
                    case AttemptEnd.GivenUp part -> false;
                };
        return fails
                && next < held.quoted().candidates().size()
                && trail.attempts().size() < limits.maxAttempts()
                && trail.elapsed().compareTo(limits.attemptsTime()) < 0
                && !held.quoted().call().answer().isGone();
    }

    private Future<AttemptEnd> attempt(Held held, Trail trail, Candidate candidate) {
        Dialect dialect = dialects.named(candidate.upstream().dialect());
        return request(held, candidate, dialect)
                .compose(request ->
                        switch (request) {
                            case ChatRequest.Body(List<Buffer> body) ->
                                    send(held, trail, candidate, dialect, body);
                            case ChatRequest.Unsayable(CallerError error) ->
                                    Future.succeededFuture(
                                            new AttemptEnd.NotSent(FailedAnswer.unsayable(error)));
                        });
    }

    /// Translating a large body would hold up the other calls of the loop.
    private Future<ChatRequest> request(Held held, Candidate candidate, Dialect dialect) {
        ScannedChat chat = held.quoted().chat();
        Target target =
                new Target(
                        candidate.upstream().baseUrl().getHost(),
                        candidate.route().upstreamModel(),
                        held.outputLimit());
        boolean large = chat.bodyBytes() > limits.translateInlineBytes();
        return dialect.translates() && large
                ? held.quoted()
                        .call()
                        .context()
                        .executeBlocking(() -> dialect.request(chat, target), false)
                        .map(made -> Objects.requireNonNull(made))
                : Future.succeededFuture(dialect.request(chat, target));
    }

    private Future<AttemptEnd> send(
            Held held, Trail trail, Candidate candidate, Dialect dialect, List<Buffer> body) {
        Map<String, String> headers =
                dialect.headers(candidate.credential().secret()).stream()
                        .collect(Collectors.toMap(SecretHeader::name, SecretHeader::value));
        UpstreamCall call =
                new UpstreamCall(
                        candidate.upstream(),
                        dialect.chatPath(),
                        headers,
                        body,
                        held.quoted().chat().stream(),
                        held.quoted().call().id(),
                        trail.begin(candidate));
        return client.send(call)
                .answer()
                .compose(answer -> read(held, trail, candidate, dialect, answer))
                .recover(Attempts::failed);
    }

    private static Future<AttemptEnd> failed(Throwable failure) {
        return failure instanceof UpstreamFailure transport
                ? Future.succeededFuture(new AttemptEnd.NoContent(Failures.transport(transport)))
                : Future.failedFuture(failure);
    }

    private Future<AttemptEnd> read(
            Held held, Trail trail, Candidate candidate, Dialect dialect, UpstreamAnswer upstream) {
        if (upstream.status() != 200) {
            return readError(held, candidate, dialect, upstream);
        }
        ScannedChat chat = held.quoted().chat();
        CallerAnswer answer = held.quoted().call().answer();
        AnswerTerms terms =
                new AnswerTerms(
                        names(held, candidate),
                        held.quoted().call().id().moment(),
                        chat.includeUsage(),
                        answerLimits);
        Departure departure =
                new Departure(
                        held.quoted().call(), candidate.upstream().disconnect(), limits.drain());
        if (!chat.stream()) {
            return new PlainRelay(upstream, dialect.plainReader(terms), departure).run();
        }
        StreamReader reader = dialect.streamReader(terms);
        Checkpoints checkpoints =
                new Checkpoints(
                        held.quoted().call().context(),
                        limits.checkpoint(),
                        reservations,
                        () -> soFar(held, trail, reader));
        Runnable onFirstContent =
                () -> {
                    trail.firstContent();
                    start(held, trail);
                    checkpoints.begin();
                };
        return new StreamRelay(answer, upstream, reader, departure, onFirstContent)
                .run()
                .onComplete(end -> checkpoints.end());
    }

    private static Settlement soFar(Held held, Trail trail, StreamReader reader) {
        return Bill.of(
                held,
                trail,
                Meter.part(held.quoted().chat(), reader.delivered(), held.outputAtMost()),
                Status.ABANDONED);
    }

    private static Future<AttemptEnd> readError(
            Held held, Candidate candidate, Dialect dialect, UpstreamAnswer upstream) {
        return ErrorBody.read(upstream)
                .map(body ->
                        new AttemptEnd.NoContent(
                                dialect.failure(
                                        new ErrorReply(
                                                upstream.status(),
                                                upstream.retryAfter(),
                                                body,
                                                names(held, candidate),
                                                Instant.now()))));
    }

    private static ModelNames names(Held held, Candidate candidate) {
        return new ModelNames(
                held.quoted().model().id().value(), candidate.route().upstreamModel());
    }

    /// The stream's head, held back until now: what it says depends on the upstream that answers.
    private static void start(Held held, Trail trail) {
        CallerAnswer answer = held.quoted().call().answer();
        if (!answer.isStarted()) {
            AnswerHeaders.of(held, trail).forEach(answer::header);
            answer.start(200, STREAM);
        }
    }
}
