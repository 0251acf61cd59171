package io.tollgate.catalog.environment;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class FileVariablesTest {
    @Test
    void aVariableComesFromItsFileWithoutTheLineEnd(@TempDir Path folder) throws IOException {
        Path file = Files.writeString(folder.resolve("key"), "s3cret \n");
        Path other = Files.writeString(folder.resolve("other"), "two\n\n");

        FileVariables variables =
                new FileVariables(
                        Map.of(
                                "TOLLGATE_MASTER_KEY_FILE", file.toString(),
                                "DEEPSEEK_API_KEY_FILE", other.toString()));

        assertThat(variables.getValue("TOLLGATE_MASTER_KEY")).isEqualTo("s3cret ");
        assertThat(variables.getValue("DEEPSEEK_API_KEY")).isEqualTo("two\n");
        assertThat(variables.getPropertyNames())
                .containsExactlyInAnyOrder("TOLLGATE_MASTER_KEY", "DEEPSEEK_API_KEY");
    }

    @Test
    void theVariableItselfWins(@TempDir Path folder) throws IOException {
        Path file = Files.writeString(folder.resolve("key"), "from the file");

        FileVariables variables =
                new FileVariables(
                        Map.of(
                                "TOLLGATE_MASTER_KEY",
                                "from the variable",
                                "TOLLGATE_MASTER_KEY_FILE",
                                file.toString()));

        assertThat(variables.getValue("TOLLGATE_MASTER_KEY")).isNull();
    }

    @Test
    void foreignVariablesAreLeftAlone(@TempDir Path folder) throws IOException {
        Path file = Files.writeString(folder.resolve("key"), "x");

        assertThat(new FileVariables(Map.of("OTHER_FILE", file.toString())).getPropertyNames())
                .isEmpty();
    }

    @Test
    void aMissingFileStopsTheStartAndIsNamed(@TempDir Path folder) {
        Map<String, String> environment =
                Map.of("TOLLGATE_DB_PASSWORD_FILE", folder.resolve("none").toString());

        assertThatThrownBy(() -> new FileVariables(environment))
                .hasMessageContaining("TOLLGATE_DB_PASSWORD_FILE")
                .hasMessageContaining("none");
    }

    @Test
    void aFileTooLargeForASecretIsRefused(@TempDir Path folder) throws IOException {
        Path file = Files.writeString(folder.resolve("key"), "x".repeat(64 * 1024 + 1));
        Map<String, String> environment = Map.of("TOLLGATE_MASTER_KEY_FILE", file.toString());

        assertThatThrownBy(() -> new FileVariables(environment)).hasMessageContaining("64 KiB");
    }
}
