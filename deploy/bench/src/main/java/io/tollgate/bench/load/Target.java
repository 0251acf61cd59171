package io.tollgate.bench.load;

import java.util.List;

/// Where calls go and what a good answer looks like.
///
/// @param requests whole HTTP/1.1 requests; connection n sends number n, and so on in turn
/// @param proof text that is in every good answer, beside status 200
public record Target(int port, List<String> requests, String proof) {
    public Target {
        requests = List.copyOf(requests);
    }

    /// POSTs of a JSON body on kept connections, one for each key.
    public static Target post(int port, String path, List<String> keys, String body, String proof) {
        return new Target(
                port, keys.stream().map(key -> request(port, path, key, body)).toList(), proof);
    }

    private static String request(int port, String path, String key, String body) {
        String head =
                """
                POST %s HTTP/1.1\r
                host: 127.0.0.1:%d\r
                authorization: Bearer %s\r
                content-type: application/json\r
                content-length: %d\r
                \r
                """
                        .formatted(path, port, key, body.length());
        return head + body;
    }
}
