package io.tollgate.gateway.http;

import io.tollgate.billing.usage.CallId;
import io.vertx.core.Context;
import io.vertx.core.Future;
import java.net.InetAddress;
import org.jspecify.annotations.Nullable;

/// One request as it came in. Belongs to one event loop; everything is called there.
public interface Call {
    /// Made when the head arrived; its moment is the call's. Sent as `x-request-id`.
    CallId id();

    /// The event loop that the call lives on.
    Context context();

    /// Who calls: the peer, or whom a trusted proxy names.
    InetAddress address();

    /// A request header, null if it is missing.
    @Nullable String header(String name);

    /// A decoded query parameter, null if it is missing.
    @Nullable String parameter(String name);

    /// What follows the path of an endpoint that ends with `/`, decoded; empty for the others.
    String tail();

    /// Reads the body, bounded. At most once; without it the body is discarded.
    void read(BodySink sink);

    CallerAnswer answer();

    /// The call counts as running until this has ended, too, though its caller may be gone before:
    /// a graceful stop waits for it. Once, before the answer's end; the work must end in bounded
    /// time.
    void lasts(Future<?> work);
}
