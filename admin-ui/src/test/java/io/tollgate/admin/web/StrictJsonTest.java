package io.tollgate.admin.web;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.InstanceOfAssertFactories.type;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class StrictJsonTest {
    private final StrictJson json = new StrictJson(8, 1000);

    record Body(
            @Nullable String someText,
            @Nullable Integer number,
            @Nullable Boolean flag,
            @Nullable List<@Nullable Inner> items) {}

    record Inner(@Nullable String value) {}

    @Test
    void namesAreSnakeCaseAndNullsAreAbsent() {
        Body body = read("{'some_text':'x','items':[{'value':'y'}],'flag':null}");

        assertThat(body).isEqualTo(new Body("x", null, null, List.of(new Inner("y"))));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "{'some_text':1}|some_text",
                "{'some_text':true}|some_text",
                "{'some_text':1.5}|some_text",
                "{'some_text':{}}|some_text",
                "{'number':'1'}|number",
                "{'number':''}|number",
                "{'number':1.0}|number",
                "{'number':true}|number",
                "{'number':2147483648}|number",
                "{'number':1e999}|number",
                "{'flag':'true'}|flag",
                "{'flag':1}|flag",
                "{'items':{}}|items",
                "{'items':[{'value':1}]}|items[0].value",
                "{'items':[{},{'values':1}]}|items[1].values",
                "{'items':[{},7]}|items[1]",
                "{'items':[{},{'value':'a','value':'b'}]}|items[1].value",
                "{'flag':true,'flag':true}|flag",
                "{'someText':'x'}|someText",
            })
    void theFieldAtFaultIsNamed(String body, String field) {
        assertThatThrownBy(() -> read(body))
                .asInstanceOf(type(Refused.class))
                .satisfies(refused -> assertThat(refused.status()).isEqualTo(400))
                .extracting(Refused::field)
                .isEqualTo(field);
    }

    @Test
    void timesAreWrittenInUtcWithMicroseconds() throws IOException {
        record Timed(Instant at) {}

        byte[] written = json.write(new Timed(Instant.parse("2026-11-22T08:00:00.1234567Z")));

        assertThat(new String(written, StandardCharsets.UTF_8))
                .isEqualTo("{\"at\":\"2026-11-22T08:00:00.123456Z\"}");
    }

    private Body read(String singleQuoted) {
        return json.read(
                singleQuoted.replace('\'', '"').getBytes(StandardCharsets.UTF_8), Body.class);
    }
}
