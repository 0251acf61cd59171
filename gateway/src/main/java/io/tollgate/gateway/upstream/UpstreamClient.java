package io.tollgate.gateway.upstream;

/// Sends attempts. Called on an event loop and never blocks it; everything is reported there.
/// Follows no redirect and connects only to the address that was checked.
public interface UpstreamClient {
    UpstreamAttempt send(UpstreamCall call);
}
