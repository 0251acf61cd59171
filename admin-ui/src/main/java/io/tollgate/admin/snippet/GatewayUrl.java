package io.tollgate.admin.snippet;

import java.util.Optional;

/// What precedes `/chat/completions`, such as `https://api.example.com/v1`.
record GatewayUrl(String value) {
    private static final String VERSION = "/v1";

    /// The public address if there is one, else that of this machine.
    static GatewayUrl of(Optional<String> publicUrl, String bind, int port) {
        String base =
                publicUrl
                        .map(String::strip)
                        .filter(url -> !url.isEmpty())
                        .orElseGet(() -> "http://" + host(bind) + ":" + port)
                        .replaceFirst("/+$", "");
        return new GatewayUrl(base.endsWith(VERSION) ? base : base + VERSION);
    }

    /// Nobody can call "all addresses"; from this machine the loopback one will do.
    private static String host(String bind) {
        return switch (bind) {
            case "0.0.0.0" -> "127.0.0.1";
            case "::", "[::]" -> "[::1]";
            default -> bind.contains(":") && !bind.startsWith("[") ? "[" + bind + "]" : bind;
        };
    }

    @Override
    public String toString() {
        return value;
    }
}
