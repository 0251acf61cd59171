package io.tollgate.standalone.demo;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DemoEnvironmentTest {
    @TempDir Path folder;

    @Test
    void theFileIsShellAssignmentsForItsOwnerOnly() throws IOException {
        DemoEnvironment environment = new DemoEnvironment(folder.resolve("demo.env"));
        environment.write("http://127.0.0.1:8080", "tg_live_x", "http://127.0.0.1:8081", "tgm_y");
        assertThat(Files.readString(environment.path()))
                .isEqualTo(
                        """
                        OPENAI_BASE_URL=http://127.0.0.1:8080/v1
                        OPENAI_API_KEY=tg_live_x
                        TOLLGATE_CONSOLE_URL=http://127.0.0.1:8081
                        TOLLGATE_MANAGEMENT_KEY=tgm_y
                        """);
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(environment.path())))
                .isEqualTo("rw-------");
        assertThat(environment.apiKey()).contains("tg_live_x");
    }

    @Test
    void beforeTheFirstStartThereIsNoKey() {
        assertThat(new DemoEnvironment(folder.resolve("demo.env")).apiKey()).isEmpty();
    }
}
