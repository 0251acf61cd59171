package io.tollgate.simulator.call;

import io.netty.channel.Channel;
import io.netty.channel.ChannelOption;
import io.tollgate.simulator.rule.Rule;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.net.impl.ConnectionBase;

/// The connections below the requests.
final class Lines {
    private Lines() {}

    /// Ends a connection in the way of a rule.
    static void lose(HttpServerRequest request, Rule.Loss loss) {
        if (loss == Rule.Loss.RESET && request.connection() instanceof ConnectionBase connection) {
            // With nothing to linger for, the system sends a reset.
            Channel channel = connection.channel();
            boolean _ = channel.config().setOption(ChannelOption.SO_LINGER, 0);
        }
        request.connection().close();
    }
}
