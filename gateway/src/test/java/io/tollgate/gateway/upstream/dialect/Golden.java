package io.tollgate.gateway.upstream.dialect;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.tollgate.billing.money.Money;
import io.tollgate.billing.usage.TokenUsage;
import io.vertx.core.buffer.Buffer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Currency;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;

/// The golden files of one kind, and the terms under which they were written.
record Golden(String kind) {
    static final ModelNames MODEL = new ModelNames("gpt-public", "gpt-upstream");
    static final Money CHARGE = new Money(12_340, Currency.getInstance("USD"));
    static final TokenUsage USED = new TokenUsage(7, 4, 0, 3, 2);

    static AnswerTerms terms(boolean usageWanted) {
        return new AnswerTerms(MODEL, usageWanted, new Limits(4096, 8192, 32));
    }

    record Limits(int maxEventBytes, int maxPlainBytes, int maxDepth) implements AnswerLimits {}

    /// The cases' names: the file names before their first dot.
    Stream<String> names() {
        try (Stream<Path> files = Files.list(folder())) {
            List<String> names =
                    files.map(file -> file.getFileName().toString())
                            .map(name -> name.substring(0, name.indexOf('.')))
                            .distinct()
                            .sorted()
                            .toList();
            return names.stream();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    byte[] bytes(String file) {
        try {
            return Files.readAllBytes(folder().resolve(file));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    JsonNode json(String file) {
        try {
            return new ObjectMapper().readTree(bytes(file));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    static Optional<TokenUsage> tokens(JsonNode five) {
        return five.isNull()
                ? Optional.empty()
                : Optional.of(
                        new TokenUsage(
                                five.get(0).asLong(),
                                five.get(1).asLong(),
                                five.get(2).asLong(),
                                five.get(3).asLong(),
                                five.get(4).asLong()));
    }

    static byte[] join(List<Buffer> pieces) {
        Buffer whole = Buffer.buffer();
        pieces.forEach(whole::appendBuffer);
        return whole.getBytes();
    }

    private Path folder() {
        try {
            return Path.of(
                    Objects.requireNonNull(Golden.class.getResource("/dialect/openai/" + kind))
                            .toURI());
        } catch (URISyntaxException e) {
            throw new IllegalStateException(e);
        }
    }
}
