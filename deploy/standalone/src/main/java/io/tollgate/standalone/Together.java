package io.tollgate.standalone;

import io.tollgate.standalone.process.Part;
import io.tollgate.standalone.process.StopRequest;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;
import java.util.regex.Pattern;

/// Parts of one family, which stop at the same time: several gateways drain as long as one.
final class Together {
    private static final Pattern NUMBER = Pattern.compile("-\\d+$");
    private static final Executor THREADS = task -> Thread.ofPlatform().start(task);

    private Together() {}

    /// `gateway` for `gateway` and `gateway-2`.
    static String family(Part part) {
        return NUMBER.matcher(part.name()).replaceFirst("");
    }

    /// Returns when all of them have ended.
    static void stop(List<? extends Part> parts, StopRequest request) {
        List<CompletableFuture<Void>> endings =
                parts.stream()
                        .map(part -> CompletableFuture.runAsync(() -> part.stop(request), THREADS))
                        .toList();
        endings.forEach(CompletableFuture::join);
    }
}
