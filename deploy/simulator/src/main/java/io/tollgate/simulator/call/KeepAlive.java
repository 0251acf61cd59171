package io.tollgate.simulator.call;

import io.vertx.core.Vertx;
import io.vertx.core.buffer.Buffer;

/// Sends a sign of life again and again until the answer begins.
record KeepAlive(Vertx vertx, Exchange exchange, Runnable head, Buffer sign) {

    void every(int periodMs) {
        long _ =
                vertx.setPeriodic(
                        periodMs,
                        timer -> {
                            if (exchange.over() || exchange.answering()) {
                                boolean _ = vertx.cancelTimer(timer);
                            } else {
                                head.run();
                                exchange.response().write(sign);
                            }
                        });
    }
}
