package io.tollgate.standalone;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class AotCacheTest {
    @TempDir Path root;
    private Path jar = Path.of("");

    @BeforeEach
    void anApplication() throws IOException {
        Path folder = Files.createDirectories(root.resolve("gateway/target/quarkus-app"));
        jar = Files.writeString(folder.resolve("quarkus-run.jar"), "starts");
        Files.createDirectories(folder.resolve("lib/main"));
        Files.writeString(folder.resolve("lib/main/one.jar"), "classes");
        Files.createDirectories(root.resolve("target/aot"));
    }

    @Test
    void thereIsNothingToUseBeforeAStartHasLearnt() throws IOException {
        AotCache cache = AotCache.of(root, "gateway", jar);
        assertThat(cache.arguments()).isEmpty();
        assertThat(cache.adopt()).isFalse();
        Files.writeString(cache.fresh(), "learnt");
        assertThat(cache.arguments()).isEmpty();
        assertThat(cache.adopt()).isTrue();
        assertThat(AotCache.of(root, "gateway", jar).arguments())
                .containsExactly("-XX:AOTCache=" + cache.file());
    }

    @Test
    void anotherLibraryNeedsAnotherCacheAndTakesTheOldOneAway() throws IOException {
        AotCache old = learnt("gateway");
        AotCache ofTheConsole = learnt("console");
        Files.writeString(jar.resolveSibling("lib/main/one.jar"), "other classes");
        AotCache cache = AotCache.of(root, "gateway", jar);
        assertThat(cache.exists()).isFalse();
        Files.writeString(cache.fresh(), "learnt again");
        assertThat(cache.adopt()).isTrue();
        assertThat(old.file()).doesNotExist();
        assertThat(ofTheConsole.file()).exists();
    }

    private AotCache learnt(String part) throws IOException {
        AotCache cache = AotCache.of(root, part, jar);
        Files.writeString(cache.fresh(), "learnt");
        assertThat(cache.adopt()).isTrue();
        return cache;
    }
}
