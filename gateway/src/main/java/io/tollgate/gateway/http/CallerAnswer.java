package io.tollgate.gateway.http;

import io.vertx.core.buffer.Buffer;

/// The answer to one call: either whole, by [#send(int, String, Buffer)], or a stream of
/// [#start(int, String)], [#write(Buffer)] and [#end()] or [#cut()]. Belongs to the call's event
/// loop. After the caller is gone everything is ignored. `x-request-id` is set already.
public interface CallerAnswer {
    /// Adds a header, before anything is sent.
    void header(String name, String value);

    /// Sends a whole answer.
    void send(int status, String contentType, Buffer body);

    /// Begins a stream; its head goes out with the first write.
    void start(int status, String contentType);

    /// Appends to the stream and takes the buffer over. Queues without bound: see [#isFull()].
    void write(Buffer chunk);

    /// Whether the caller reads more slowly than we write: stop until [#onDrain(Runnable)].
    boolean isFull();

    /// Runs once, when the queue has room again.
    void onDrain(Runnable action);

    /// Ends the stream cleanly.
    void end();

    /// Sends what was written and then closes the connection without a clean end, so that the
    /// caller sees that something is missing.
    void cut();

    /// Whether an answer was begun or sent.
    boolean isStarted();

    /// Whether the caller closed the connection before the answer's end.
    boolean isGone();

    /// Runs once if the caller closes the connection before the answer's end. A later registration
    /// replaces the one before.
    void onGone(Runnable action);
}
