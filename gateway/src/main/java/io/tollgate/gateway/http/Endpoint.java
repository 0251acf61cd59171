package io.tollgate.gateway.http;

/// One route of the developers' API. Every bean of this type is served; a new route is one file.
public interface Endpoint {
    /// The HTTP method, in capitals.
    String method();

    /// The exact path; one that ends with `/` takes everything below it as [Call#tail()].
    String path();

    /// Serves one call on its event loop and must not block it. The body is read only if
    /// [Call#read(BodySink)] is called; exactly one answer is given, now or later.
    void handle(Call call);
}
