package io.tollgate.catalog.upstream;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.tollgate.testkit.ForbiddenTargets;
import java.net.URI;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class ForbiddenTargetsTest {
    static Stream<String> urls() {
        return ForbiddenTargets.urls(443);
    }

    @Test
    void thereAreMoreThanSixty() {
        assertThat(urls().distinct()).hasSizeGreaterThan(60);
    }

    @ParameterizedTest
    @MethodSource("urls")
    void noUpstreamIsMadeOfThem(String url) {
        assertThatThrownBy(() ->
                        new NewUpstream(
                                "name",
                                "Label",
                                DialectName.OPENAI,
                                URI.create(url),
                                false,
                                Upstream.Disconnect.DRAIN,
                                true))
                .isInstanceOf(IllegalArgumentException.class);
    }
}
