package io.tollgate.admin.kit;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.ws.rs.core.MultivaluedHashMap;
import java.util.List;
import org.junit.jupiter.api.Test;

class FormTest {
    @Test
    void keepsWhatWasTypedBesideTheMessage() {
        MultivaluedHashMap<String, String> sent = new MultivaluedHashMap<>();
        sent.put("name", List.of(" Ada "));
        sent.put("model", List.of("a", "b"));

        Form form = Form.typed("create", sent).refused("name", "taken").refused("name", "later");

        assertThat(form.value("name")).isEqualTo(" Ada ");
        assertThat(form.has("model", "b")).isTrue();
        assertThat(form.error("name")).isEqualTo("taken");
        assertThat(form.isRefused()).isTrue();
    }

    @Test
    void describesAnInputByItsHintAndItsError() {
        Form form = Form.named("create").refused("name", "taken");

        assertThat(form.describedBy("name", "a hint"))
                .isEqualTo("create-name-hint create-name-error");
        assertThat(form.describedBy("name", null)).isEqualTo("create-name-error");
        assertThat(form.describedBy("other", null)).isEmpty();
    }
}
