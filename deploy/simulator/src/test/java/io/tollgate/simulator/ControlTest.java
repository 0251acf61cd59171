package io.tollgate.simulator;

import static io.tollgate.simulator.Caller.chat;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.UncheckedIOException;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ControlTest {
    private static final String CALL = chat("hello", "");

    private final Simulator simulator = Simulator.start(0);
    private final Caller caller = Caller.of(simulator);

    @AfterEach
    void stop() {
        simulator.close();
    }

    @Test
    void rulesAreAddedAndClearedOverHttp() throws Exception {
        HttpResponse<String> added = caller.post("/_sim/rules", "{\"status\":503}");
        int ruled = caller.call(CALL).statusCode();
        HttpResponse<String> cleared = caller.delete("/_sim/rules");
        int unruled = caller.call(CALL).statusCode();

        assertThat(added.statusCode()).isEqualTo(201);
        assertThat(ruled).isEqualTo(503);
        assertThat(cleared.statusCode()).isEqualTo(204);
        assertThat(unruled).isEqualTo(200);
    }

    @Test
    void aRuleThatCannotBeReadIsRefused() throws Exception {
        HttpResponse<String> response = caller.post("/_sim/rules", "{\"statsu\":503}");

        assertThat(response.statusCode()).isEqualTo(400);
        assertThat(response.body()).contains("statsu");
        assertThat(caller.call(CALL).statusCode()).isEqualTo(200);
    }

    @Test
    void theLogTellsEachCallAfterTheGivenNumber() throws Exception {
        caller.call(CALL);
        caller.call(CALL);

        JsonNode all = Caller.json(caller.get("/_sim/log").body()).path("data");
        JsonNode second = Caller.json(caller.get("/_sim/log?after=1").body()).path("data");
        JsonNode none = Caller.json(caller.get("/_sim/log?after=2").body()).path("data");

        assertThat(all).hasSize(2);
        assertThat(none).isEmpty();
        assertThat(second).hasSize(1);
        assertThat(second.path(0))
                .isEqualTo(
                        Caller.json(
                                """
                                {"n":2,"call":"call-1/1","dialect":"openai",
                                 "credential":"sk-test","model":"m","stream":false,
                                 "usage":{"prompt_tokens":2,"completion_tokens":64},
                                 "chunks_sent":0,"outcome":"completed"}\
                                """));
        assertThat(caller.get("/_sim/log?after=x").statusCode()).isEqualTo(400);
    }

    @Test
    void aLongLogComesWhole() throws Exception {
        for (int i = 0; i < 500; i++) {
            simulator.log().append(n -> CallLogLines.line(n, "c".repeat(500)));
        }

        JsonNode data = Caller.json(caller.get("/_sim/log?after=100").body()).path("data");

        assertThat(data).hasSize(400);
        assertThat(data.path(0).path("n").asLong()).isEqualTo(101);
        assertThat(data.path(399).path("n").asLong()).isEqualTo(500);
    }

    @Test
    void theLogOutlivesARestart(@TempDir Path home) throws Exception {
        Settings settings = Settings.onPort(0).withLog(home.resolve("calls.jsonl"));
        try (Simulator first = Simulator.start(settings)) {
            Caller.of(first).call(CALL);
        }

        try (Simulator second = Simulator.start(settings)) {
            Caller.of(second).call(CALL);

            JsonNode data =
                    Caller.json(Caller.of(second).get("/_sim/log?after=0").body()).path("data");
            assertThat(data.findValuesAsText("n")).containsExactly("1", "2");
        }
    }

    @Test
    void aPortThatIsTakenIsToldInPlainWords() {
        assertThatThrownBy(() -> Simulator.start(simulator.port()))
                .isInstanceOf(UncheckedIOException.class)
                .hasMessageContaining("cannot listen on 127.0.0.1:" + simulator.port());
    }
}
