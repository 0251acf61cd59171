package io.tollgate.standalone;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.tollgate.standalone.home.Refusal;
import io.tollgate.standalone.process.Ports;
import io.tollgate.standalone.provider.Provider;
import java.io.IOException;
import java.net.InetAddress;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SettingsTest {
    @TempDir Path folder;

    @Test
    void withoutVariablesEverythingIsEmbeddedOnLoopback() {
        Settings settings = settings(Map.of());
        assertThat(settings.home()).isEqualTo(folder.resolve(".tollgate"));
        assertThat(settings.url(settings.gatewayPort())).isEqualTo("http://127.0.0.1:8080");
        assertThat(settings.consolePort()).isEqualTo(8081);
        assertThat(settings.simulatorPort()).isEqualTo(8089);
        assertThat(settings.healthPort()).isEqualTo(9000);
        assertThat(settings.database()).isEmpty();
        assertThat(settings.redisUrl()).isEmpty();
        assertThat(settings.demo()).isTrue();
    }

    @Test
    void aDatabaseOfOnesOwnTurnsTheDemonstrationOffUnlessItIsAskedFor() {
        String url = "jdbc:postgresql://db/tollgate";
        assertThat(settings(Map.of("TOLLGATE_DB_URL", url)).demo()).isFalse();
        assertThat(settings(Map.of("TOLLGATE_DB_URL", url, "TOLLGATE_DEMO", "true")).demo())
                .isTrue();
    }

    @Test
    void theSimulatorsPortIsWantedOnlyForTheDemonstration() {
        assertThat(settings(Map.of("TOLLGATE_DEMO", "false")).ports())
                .extracting(Ports.Wanted::port)
                .containsExactlyInAnyOrder(8080, 8081, 9000, 9001);
        assertThat(settings(Map.of()).ports()).extracting(Ports.Wanted::port).contains(8089);
    }

    @Test
    void everyFurtherGatewayHasPortsTenHigher() {
        assertThat(settings(Map.of("TOLLGATE_GATEWAYS", "3", "TOLLGATE_DEMO", "false")).ports())
                .extracting(Ports.Wanted::port)
                .containsExactlyInAnyOrder(8080, 9000, 8081, 9001, 8090, 9010, 8100, 9020);
    }

    @Test
    void portsThatTwoPartsWouldShareAreNamed() {
        Settings settings =
                settings(Map.of("TOLLGATE_GATEWAYS", "2", "TOLLGATE_SIMULATOR_PORT", "8090"));
        assertThatThrownBy(
                        () -> Ports.requireFree(InetAddress.getLoopbackAddress(), settings.ports()))
                .hasMessageContaining("8090")
                .hasMessageContaining("TOLLGATE_SIMULATOR_PORT")
                .hasMessageContaining("gateway 2 (TOLLGATE_GATEWAY_PORT + 10)");
    }

    @Test
    void gatewaysBeyondTheLastPortAreRefused() {
        assertThatThrownBy(() ->
                        settings(Map.of("TOLLGATE_GATEWAYS", "2", "TOLLGATE_GATEWAY_PORT", "65530"))
                                .ports())
                .isInstanceOf(Refusal.class)
                .hasMessageContaining("TOLLGATE_GATEWAY_PORT");
    }

    @ParameterizedTest
    @ValueSource(strings = {"0", "17", "-1", "two", "1.5"})
    void whatIsNoNumberOfGatewaysIsRefusedByName(String value) {
        assertThatThrownBy(() -> settings(Map.of("TOLLGATE_GATEWAYS", value)))
                .isInstanceOf(Refusal.class)
                .hasMessageContaining("TOLLGATE_GATEWAYS")
                .hasMessageContaining("1 to 16");
    }

    @Test
    void providersAreKnownByTheirKeysInVariablesOrFiles() throws IOException {
        Path file = Files.writeString(folder.resolve("key"), "sk-moonshot\n");
        Settings settings =
                settings(
                        Map.of(
                                "DEEPSEEK_API_KEY", "sk-deepseek",
                                "MOONSHOT_API_KEY_FILE", file.toString(),
                                "ZHIPU_API_KEY", " "));
        assertThat(settings.providerKeys())
                .containsOnly(
                        Map.entry(Provider.DEEPSEEK, "sk-deepseek"),
                        Map.entry(Provider.MOONSHOT, "sk-moonshot"));
    }

    @Test
    void aSecretMayStandInAFile() throws IOException {
        Path file = Files.writeString(folder.resolve("key"), "from-the-file\n");
        assertThat(settings(Map.of("TOLLGATE_MASTER_KEY_FILE", file.toString())).masterKey())
                .contains("from-the-file");
    }

    @Test
    void aWildcardAddressIsReachedOnLoopback() {
        assertThat(settings(Map.of("TOLLGATE_BIND", "0.0.0.0")).url(1))
                .isEqualTo("http://127.0.0.1:1");
        assertThat(settings(Map.of("TOLLGATE_BIND", "::1")).url(1)).startsWith("http://[");
    }

    @ParameterizedTest
    @ValueSource(strings = {"0", "65536", "-1", "eighty", "8080x"})
    void whatIsNoPortIsRefusedByName(String value) {
        assertThatThrownBy(() -> settings(Map.of("TOLLGATE_GATEWAY_PORT", value)))
                .isInstanceOf(Refusal.class)
                .hasMessageContaining("TOLLGATE_GATEWAY_PORT");
    }

    @Test
    void otherWrongValuesAreRefusedByName() {
        assertThatThrownBy(() -> settings(Map.of("TOLLGATE_DEMO", "yes")))
                .hasMessageContaining("TOLLGATE_DEMO");
        assertThatThrownBy(() -> settings(Map.of("TOLLGATE_DB_URL", "mysql://db")))
                .hasMessageContaining("TOLLGATE_DB_URL");
        assertThatThrownBy(() -> settings(Map.of("TOLLGATE_MASTER_KEY_FILE", "/no/such")))
                .hasMessageContaining("TOLLGATE_MASTER_KEY_FILE");
    }

    private Settings settings(Map<String, String> variables) {
        return Settings.from(new Variables(variables), folder);
    }
}
