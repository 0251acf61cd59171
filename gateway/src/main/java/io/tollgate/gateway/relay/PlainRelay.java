package io.tollgate.gateway.relay;

import io.tollgate.gateway.upstream.UpstreamAnswer;
import io.tollgate.gateway.upstream.UpstreamFailure;
import io.tollgate.gateway.upstream.dialect.Delivered;
import io.tollgate.gateway.upstream.dialect.FailedAnswer;
import io.tollgate.gateway.upstream.dialect.PlainAnswer;
import io.tollgate.gateway.upstream.dialect.PlainReader;
import io.vertx.core.Future;
import io.vertx.core.Promise;
import io.vertx.core.buffer.Buffer;
import java.util.Optional;

/// Takes one plain answer whole, for it is passed on only when it is settled. Belongs to the call's
/// event loop.
final class PlainRelay implements UpstreamAnswer.Sink {
    private static final Delivered NOTHING =
            new Delivered(0, 0, false, false, false, Optional.empty());

    private final UpstreamAnswer upstream;
    private final PlainReader reader;
    private final Departure departure;
    private final Promise<AttemptEnd> end = Promise.promise();

    PlainRelay(UpstreamAnswer upstream, PlainReader reader, Departure departure) {
        this.upstream = upstream;
        this.reader = reader;
        this.departure = departure;
    }

    Future<AttemptEnd> run() {
        departure.watch(() -> {}, this::giveUp);
        upstream.read(this);
        return end.future();
    }

    private void giveUp() {
        if (end.tryComplete(new AttemptEnd.GivenUp(NOTHING))) {
            upstream.cancel();
        }
    }

    @Override
    public void chunk(Buffer chunk) {
        if (!reader.feed(chunk) && !end.future().isComplete()) {
            end();
            upstream.cancel();
        }
    }

    @Override
    public void end() {
        if (end.future().isComplete()) {
            return;
        }
        end.complete(
                switch (reader.finish()) {
                    case PlainAnswer whole -> new AttemptEnd.PlainEnded(whole);
                    case FailedAnswer failure -> new AttemptEnd.NoContent(failure);
                });
    }

    @Override
    public void failed(UpstreamFailure failure) {
        end.tryComplete(new AttemptEnd.NoContent(Failures.transport(failure)));
    }
}
