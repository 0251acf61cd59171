package io.tollgate.gateway.relay;

import io.tollgate.gateway.http.CallerAnswer;
import io.tollgate.gateway.upstream.UpstreamAnswer;
import io.tollgate.gateway.upstream.UpstreamFailure;
import io.tollgate.gateway.upstream.dialect.FailedAnswer;
import io.tollgate.gateway.upstream.dialect.FailureClass;
import io.tollgate.gateway.upstream.dialect.StreamEvent;
import io.tollgate.gateway.upstream.dialect.StreamReader;
import io.vertx.core.Future;
import io.vertx.core.Promise;
import io.vertx.core.buffer.Buffer;
import java.util.List;

/// Passes one upstream stream on to the caller: holds back what comes before the first content,
/// then writes what arrives as it arrives, no faster than the caller reads. Belongs to the call's
/// event loop.
final class StreamRelay implements UpstreamAnswer.Sink {
    private final CallerAnswer answer;
    private final UpstreamAnswer upstream;
    private final StreamReader reader;
    private final Departure departure;
    private final Runnable onFirstContent;
    private final Promise<AttemptEnd> end = Promise.promise();
    private final Buffer heldBack = Buffer.buffer();
    private boolean passing;

    /// @param onFirstContent runs before the first content is written, once
    StreamRelay(
            CallerAnswer answer,
            UpstreamAnswer upstream,
            StreamReader reader,
            Departure departure,
            Runnable onFirstContent) {
        this.answer = answer;
        this.upstream = upstream;
        this.reader = reader;
        this.departure = departure;
        this.onFirstContent = onFirstContent;
    }

    Future<AttemptEnd> run() {
        // When nobody reads any more, nothing may hold the upstream back.
        departure.watch(upstream::resume, this::giveUp);
        upstream.read(this);
        return end.future();
    }

    private void giveUp() {
        if (end.tryComplete(new AttemptEnd.GivenUp(reader.delivered()))) {
            upstream.cancel();
        }
    }

    @Override
    public void chunk(Buffer chunk) {
        take(reader.feed(chunk));
    }

    @Override
    public void end() {
        take(reader.finish());
        if (!isOver()) {
            complete();
        }
    }

    @Override
    public void failed(UpstreamFailure failure) {
        if (!isOver()) {
            broken(Failures.transport(failure));
        }
    }

    private void take(List<StreamEvent> events) {
        Buffer out = Buffer.buffer(length(events));
        for (StreamEvent event : events) {
            if (isOver()) {
                return;
            }
            if (event.error() != null) {
                write(out);
                broken(event.error());
                upstream.cancel();
                return;
            }
            if (event.content() && !passing) {
                passing = true;
                onFirstContent.run();
                out.appendBuffer(heldBack);
            }
            (passing ? out : heldBack).appendBuffer(event.bytes());
            if (event.done()) {
                write(out);
                complete();
                return;
            }
        }
        write(out);
    }

    /// Room for what the events bring, so that it is not copied while it grows.
    private int length(List<StreamEvent> events) {
        int length = passing ? 0 : heldBack.length();
        for (StreamEvent event : events) {
            length += event.bytes().length();
        }
        return length;
    }

    private void write(Buffer out) {
        if (out.length() == 0 || answer.isGone()) {
            return;
        }
        answer.write(out);
        if (answer.isFull()) {
            upstream.pause();
            answer.onDrain(upstream::resume);
        }
    }

    /// The upstream has said all: a stream without finish reason or `[DONE]` was cut.
    private void complete() {
        // A paused upstream would keep its connection for ever.
        upstream.resume();
        var delivered = reader.delivered();
        if (delivered.finished() || delivered.done()) {
            if (!passing) {
                passing = true;
                onFirstContent.run();
                write(heldBack);
            }
            end.tryComplete(new AttemptEnd.StreamEnded(reader));
        } else {
            broken(
                    FailedAnswer.of(
                            passing ? FailureClass.CUT_MIDSTREAM : FailureClass.TRANSPORT,
                            "the stream ended early"));
        }
    }

    private void broken(FailedAnswer failure) {
        end.tryComplete(
                passing
                        ? new AttemptEnd.BrokeOff(reader.delivered(), cut(failure))
                        : new AttemptEnd.NoContent(failure));
    }

    /// After the first content every failure is the same to the caller, and to the upstream's
    /// health.
    private static FailedAnswer cut(FailedAnswer failure) {
        return new FailedAnswer(FailureClass.CUT_MIDSTREAM, 200, failure.reason(), null, null);
    }

    private boolean isOver() {
        return end.future().isComplete();
    }
}
