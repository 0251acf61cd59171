package io.tollgate.catalog.secret;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.tollgate.testkit.TestStores;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import java.util.Arrays;
import java.util.Base64;
import org.junit.jupiter.api.Test;

@QuarkusTest
@WithTestResource(TestStores.class)
class MasterKeyCheckIT {
    @Inject MasterKeyCheck check;
    @Inject EntityManager database;

    @Test
    void theFirstKeyIsRememberedAndAnotherOneRefused() {
        check.verify();
        check.verify();
        byte[] bytes = new byte[32];
        Arrays.fill(bytes, (byte) 7);
        MasterKey other = MasterKey.parse(Base64.getEncoder().encodeToString(bytes));
        MasterKeyCheck otherCheck = new MasterKeyCheck(database, other);

        assertThatThrownBy(() -> QuarkusTransaction.requiringNew().run(otherCheck::verify))
                .isInstanceOf(WrongMasterKey.class)
                .hasMessageContaining("TOLLGATE_MASTER_KEY")
                .hasMessageContaining(other.keyEncryptionKey().id());

        assertThat(storedKeys()).isEqualTo(1);
        check.verify();
    }

    private long storedKeys() {
        return QuarkusTransaction.requiringNew()
                .call(() ->
                        database.createQuery("select count(*) from MasterKeyCheckRow", Long.class)
                                .getSingleResult());
    }
}
