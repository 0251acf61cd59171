package io.tollgate.gateway.relay;

import io.tollgate.gateway.error.ApiError;
import io.tollgate.gateway.error.CallerFaults;
import io.tollgate.gateway.http.BodyFault;
import io.tollgate.gateway.http.BodyLimits;
import io.tollgate.gateway.http.BodyScanner;
import io.tollgate.gateway.http.BodySink;
import io.tollgate.gateway.http.Call;
import io.tollgate.gateway.http.ScannedChat;
import io.vertx.core.Future;
import io.vertx.core.Promise;
import io.vertx.core.buffer.Buffer;
import jakarta.inject.Singleton;

/// Reads a chat request as it arrives. The future fails with [Refusal], or never ends if the caller
/// is gone before the body's end.
@Singleton
class Bodies {
    private final BodyLimits limits;

    Bodies(BodyLimits limits) {
        this.limits = limits;
    }

    Future<ScannedChat> read(Call call) {
        Scan scan = new Scan(new BodyScanner(limits));
        call.read(scan);
        return scan.chat.future();
    }

    private static final class Scan implements BodySink {
        private final BodyScanner scanner;
        private final Promise<ScannedChat> chat = Promise.promise();

        Scan(BodyScanner scanner) {
            this.scanner = scanner;
        }

        @Override
        public void chunk(Buffer chunk) {
            if (!chat.future().isComplete() && !scanner.feed(chunk)) {
                end();
            }
        }

        @Override
        public void end() {
            if (chat.future().isComplete()) {
                return;
            }
            switch (scanner.finish()) {
                case ScannedChat scanned -> chat.complete(scanned);
                case BodyFault fault -> refused(error(fault));
            }
        }

        @Override
        public void refused(ApiError error) {
            chat.tryFail(new Refusal(error));
        }

        private static ApiError error(BodyFault fault) {
            return CallerFaults.refusedBody(
                    fault.status(), fault.code(), fault.message(), fault.param());
        }
    }
}
