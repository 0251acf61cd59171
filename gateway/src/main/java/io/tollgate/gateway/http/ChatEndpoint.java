package io.tollgate.gateway.http;

/// `POST /v1/chat/completions`, served by the relay.
public interface ChatEndpoint extends Endpoint {
    @Override
    default String method() {
        return "POST";
    }

    @Override
    default String path() {
        return "/v1/chat/completions";
    }
}
