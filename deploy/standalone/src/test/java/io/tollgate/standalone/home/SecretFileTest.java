package io.tollgate.standalone.home;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Base64;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SecretFileTest {
    @TempDir Path folder;

    @Test
    void aSecretIsMadeOnceAndReadByItsOwnerOnly() throws IOException {
        SecretFile file = new SecretFile(folder.resolve("master.key"));
        String first = file.readOrCreate(Secrets::masterKey);
        assertThat(file.readOrCreate(Secrets::masterKey)).isEqualTo(first);
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(file.path())))
                .isEqualTo("rw-------");
    }

    @Test
    void anEmptySecretIsRefusedRatherThanReplaced() throws IOException {
        SecretFile file = new SecretFile(Files.createFile(folder.resolve("master.key")));
        assertThatThrownBy(() -> file.readOrCreate(Secrets::masterKey))
                .isInstanceOf(Refusal.class)
                .hasMessageContaining("master.key is empty");
    }

    @Test
    void theMasterKeyIsBase64Of32Bytes() {
        assertThat(Base64.getDecoder().decode(Secrets.masterKey())).hasSize(32);
    }

    @Test
    void theManagementKeyHasThePrefixAnd43Base62Characters() {
        assertThat(Secrets.managementKey()).matches("tgm_[0-9A-Za-z]{43}");
    }
}
