package io.tollgate.admin.outbound;

/// What a place answered. Redirects are answers: none is followed.
public record OutboundAnswer(int status, String body) {
    public boolean isOk() {
        return status >= 200 && status < 300;
    }
}
