package io.tollgate.gateway.upstream.dialect;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.tollgate.billing.money.Money;
import io.tollgate.billing.usage.TokenUsage;
import io.tollgate.catalog.upstream.DialectName;
import io.vertx.core.buffer.Buffer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.math.BigDecimal;
import java.net.URISyntaxException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Currency;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;

/// The golden files of one kind, of all dialects, and the terms under which they were written.
///
/// @param kind `requests`, `answers`, `streams`, `usage` or `errors`: a folder of a dialect's
record Golden(String kind) {
    static final ModelNames MODEL = new ModelNames("gpt-public", "gpt-upstream");
    static final Money CHARGE = new Money(12_340, Currency.getInstance("USD"));
    static final Instant CREATED = Instant.ofEpochSecond(1_700_000_001, 999);
    static final TokenUsage USED = new TokenUsage(7, 4, 0, 3, 2);

    static final Dialects DIALECTS =
            new Dialects(
                    new Quirky(
                            List.of("api.openai.com", ".openai.azure.com"),
                            List.of("kimi-k2.6=1", "gpt-up=1"),
                            new BigDecimal("0.99"),
                            "2023-06-01"));

    record Quirky(
            List<String> openaiHosts,
            List<String> kimiTemperatures,
            BigDecimal glmLargestTopP,
            String anthropicVersion)
            implements DialectConfig {}

    static AnswerTerms terms(boolean usageWanted) {
        return new AnswerTerms(MODEL, CREATED, usageWanted, new Limits(4096, 8192, 32));
    }

    record Limits(int maxEventBytes, int maxPlainBytes, int maxDepth) implements AnswerLimits {}

    /// The dialect of a case.
    static Dialect dialect(String name) {
        return DIALECTS.named(
                DialectName.valueOf(name.substring(0, name.indexOf("/")).toUpperCase(Locale.ROOT)));
    }

    /// The cases' names: the dialect, a slash, the file names before their first dot.
    Stream<String> names() {
        return Stream.of(DialectName.values())
                .map(DialectName::wire)
                .filter(dialect -> Files.isDirectory(folder().resolve(dialect).resolve(kind)))
                .flatMap(this::names);
    }

    private Stream<String> names(String dialect) {
        try (Stream<Path> files = Files.list(folder().resolve(dialect).resolve(kind))) {
            List<String> names =
                    files.map(file -> file.getFileName().toString())
                            .map(name -> name.substring(0, name.indexOf('.')))
                            .distinct()
                            .sorted()
                            .map(name -> dialect + "/" + name)
                            .toList();
            return names.stream();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    byte[] bytes(String file) {
        try {
            return Files.readAllBytes(folder().resolve(file.replace("/", "/" + kind + "/")));
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

    /// What an upstream is sent.
    static String sent(ChatRequest request) {
        if (request instanceof ChatRequest.Body body) {
            return new String(join(body.pieces()), StandardCharsets.UTF_8);
        }
        throw new AssertionError(request);
    }

    static byte[] join(List<Buffer> pieces) {
        Buffer whole = Buffer.buffer();
        pieces.forEach(whole::appendBuffer);
        return whole.getBytes();
    }

    private static Path folder() {
        try {
            return Path.of(Objects.requireNonNull(Golden.class.getResource("/dialect")).toURI());
        } catch (URISyntaxException e) {
            throw new IllegalStateException(e);
        }
    }
}
