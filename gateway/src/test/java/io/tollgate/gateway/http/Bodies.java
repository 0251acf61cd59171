package io.tollgate.gateway.http;

import io.vertx.core.buffer.Buffer;
import java.nio.charset.StandardCharsets;
import java.util.List;

/// Bodies as callers send them.
final class Bodies {
    private Bodies() {}

    static ScanOutcome scan(String body) {
        return scan(List.of(body.getBytes(StandardCharsets.UTF_8)));
    }

    static ScanOutcome scan(List<byte[]> pieces) {
        return scan(pieces, new Limits(1 << 20, 64));
    }

    static ScanOutcome scan(List<byte[]> pieces, BodyLimits limits) {
        BodyScanner scanner = new BodyScanner(limits);
        for (byte[] piece : pieces) {
            if (!scanner.feed(piece)) {
                break;
            }
        }
        return scanner.finish();
    }

    static ScannedChat chat(String body) {
        return (ScannedChat) scan(body);
    }

    static byte[] join(List<Buffer> pieces) {
        Buffer whole = Buffer.buffer();
        pieces.forEach(whole::appendBuffer);
        return whole.getBytes();
    }

    record Limits(long maxBodyBytes, int maxDepth) implements BodyLimits {}
}
