package io.tollgate.standalone.home;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class PidFileTest {
    @TempDir Path folder;

    @Test
    void theFileHoldsTheIdAloneSoThatKillCanReadIt() throws IOException {
        PidFile file = new PidFile(folder.resolve("gateway.pid"));
        file.write(4711);
        assertThat(Files.readString(file.path())).isEqualTo("4711\n");
        assertThat(file.read()).contains(4711L);
    }

    @Test
    void theFirstLineCountsBecausePostgresWritesMore() throws IOException {
        Path path = Files.writeString(folder.resolve("postmaster.pid"), "815\n/data\n17\n");
        assertThat(new PidFile(path).read()).contains(815L);
    }

    @Test
    void damagedMissingAndDangerousIdsAreNone() throws IOException {
        for (String content : new String[] {"", "x", "-1", "0", "1", "99999999999999999999"}) {
            Path path = Files.writeString(folder.resolve("some.pid"), content);
            assertThat(new PidFile(path).read()).as(content).isEmpty();
        }
        assertThat(new PidFile(folder.resolve("none.pid")).read()).isEmpty();
    }
}
