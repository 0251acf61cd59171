package io.tollgate.gateway.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.tollgate.gateway.error.ApiError;
import io.tollgate.gateway.http.Paths.Match.Found;
import io.tollgate.gateway.http.Paths.Match.NotFound;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class PathsTest {
    private static final Named LIST = new Named("GET", "/v1/models");
    private static final Named ONE = new Named("GET", "/v1/models/");
    private static final Named CHAT = new Named("POST", "/v1/chat/completions");

    private final Paths paths = new Paths(List.of(LIST, ONE, CHAT));

    @Test
    void exactPathsComeBeforePrefixes() {
        assertThat(paths.find("GET", "/v1/models")).isEqualTo(new Found(LIST, ""));
        assertThat(paths.find("POST", "/v1/chat/completions")).isEqualTo(new Found(CHAT, ""));
    }

    @ParameterizedTest
    @CsvSource({
        "/v1/models/glm-5.1, glm-5.1",
        "/v1/models/zhipu/glm, zhipu/glm",
        "/v1/models/zhipu%2Fglm, zhipu/glm",
        "/v1/models/a+b, a+b"
    })
    void aPrefixTakesWhatFollowsDecoded(String path, String tail) {
        assertThat(paths.find("GET", path)).isEqualTo(new Found(ONE, tail));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/",
                "",
                "/v1",
                "/v1/models/",
                "/v1/embeddings",
                "/v1/chat/completions/",
                "//v1/models",
                "/v1/models/%zz",
                "/V1/models"
            })
    void anythingElseIsAnUnknownUrl(String path) {
        ApiError error = fault("GET", path);

        assertThat(error.status()).isEqualTo(404);
        assertThat(error.code()).isEqualTo("unknown_url");
    }

    @Test
    void aWrongMethodNamesTheRightOne() {
        ApiError error = fault("DELETE", "/v1/chat/completions");

        assertThat(error.status()).isEqualTo(405);
        assertThat(error.headers()).containsEntry("allow", "POST");
    }

    @Test
    void twoEndpointsCannotServeOneRoute() {
        assertThatThrownBy(() -> new Paths(List.of(LIST, new Named("GET", "/v1/models"))))
                .isInstanceOf(IllegalArgumentException.class);
    }

    private ApiError fault(String method, String path) {
        Paths.Match match = paths.find(method, path);
        assertThat(match).isInstanceOf(NotFound.class);
        return ((NotFound) match).error();
    }

    record Named(String method, String path) implements Endpoint {
        @Override
        public void handle(Call call) {
            throw new UnsupportedOperationException();
        }
    }
}
