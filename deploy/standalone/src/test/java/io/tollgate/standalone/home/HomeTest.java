package io.tollgate.standalone.home;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class HomeTest {
    @TempDir Path folder;

    @Test
    void aSecondLauncherOnTheSameHomeIsRefusedAndToldTheFirst() {
        try (Home home = Home.open(folder.resolve("home"))) {
            home.pidFile("launcher").write(4711);
            assertThatThrownBy(() -> Home.open(folder.resolve("home")))
                    .isInstanceOf(Refusal.class)
                    .hasMessageContaining("already running")
                    .hasMessageContaining("kill 4711");
        }
    }

    @Test
    void aHomeCanBeOpenedAgainOnceItIsClosed() {
        Home.open(folder.resolve("home")).close();
        try (Home again = Home.open(folder.resolve("home"))) {
            assertThat(again.root()).isDirectory();
        }
    }

    @Test
    void nobodyElseMayLookIntoTheHome() throws IOException {
        try (Home home = Home.open(folder.resolve("home"))) {
            assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(home.root())))
                    .isEqualTo("rwx------");
        }
    }

    @Test
    void aHomeThatIsAFileIsRefused() throws IOException {
        Path file = Files.createFile(folder.resolve("file"));
        assertThatThrownBy(() -> Home.open(file))
                .isInstanceOf(Refusal.class)
                .hasMessageContaining("TOLLGATE_HOME " + file);
    }
}
