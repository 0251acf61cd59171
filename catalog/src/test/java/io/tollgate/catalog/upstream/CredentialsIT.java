package io.tollgate.catalog.upstream;

import static org.assertj.core.api.Assertions.assertThat;

import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.tollgate.catalog.id.CredentialId;
import io.tollgate.catalog.id.Ids;
import io.tollgate.catalog.id.UpstreamId;
import io.tollgate.catalog.version.CatalogVersion;
import io.tollgate.testkit.TestStores;
import jakarta.inject.Inject;
import java.net.URI;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.List;
import javax.sql.DataSource;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

@QuarkusTest
@WithTestResource(TestStores.class)
class CredentialsIT {
    @Inject Credentials credentials;
    @Inject Upstreams upstreams;
    @Inject CatalogVersion version;
    @Inject DataSource database;

    private UpstreamId upstream;

    @BeforeEach
    void createUpstream() {
        UpstreamCreation creation =
                upstreams.create(
                        new NewUpstream(
                                "u-" + Ids.next(),
                                "Label",
                                DialectName.OPENAI,
                                URI.create("https://api.example.com"),
                                false,
                                Upstream.Disconnect.DRAIN,
                                true));
        upstream = ((UpstreamCreation.Created) creation).upstream().id();
    }

    @Test
    void aSecretGoesInSealedAndComesOutOpened() {
        CredentialInfo info = added("main", "sk-a-long-secret-1234");

        assertThat(info.last4()).isEqualTo("1234");
        assertThat(opened())
                .containsExactly(
                        new Credential(info.id(), upstream, "main", "sk-a-long-secret-1234", 2));
        assertThat(credentials.list(upstream)).containsExactly(info);
        assertThat(credentials.find(info.id())).contains(info);
    }

    @Test
    void theEndOfAShortSecretIsNotShown() {
        assertThat(added("short", "sk-1234").last4()).isEmpty();
    }

    @Test
    void aCiphertextMovedToAnotherRowDoesNotOpen() throws SQLException {
        CredentialInfo one = added("one", "sk-secret-one");
        CredentialInfo two = added("two", "sk-secret-two");

        update(
                """
                UPDATE credential SET (ciphertext, wrapped_key) =
                    (SELECT ciphertext, wrapped_key FROM credential WHERE id = ?)
                WHERE id = ?\
                """,
                one.id(),
                two.id());

        assertThat(opened().stream().map(Credential::id)).containsExactly(one.id());
    }

    @Test
    void aCiphertextUnderAnotherRowsDataKeyDoesNotOpen() throws SQLException {
        CredentialInfo one = added("one", "sk-secret-one");
        CredentialInfo two = added("two", "sk-secret-two");

        update(
                """
                UPDATE credential SET ciphertext =
                    (SELECT ciphertext FROM credential WHERE id = ?)
                WHERE id = ?\
                """,
                one.id(),
                two.id());

        assertThat(opened().stream().map(Credential::id)).containsExactly(one.id());
    }

    @Test
    void aChangedSecretReplacesTheOldOne() {
        CredentialInfo info = added("main", "sk-old-secret-1111");
        long before = version.current();

        CredentialUpdate update =
                credentials.update(
                        info.id(), new CredentialChange(null, "sk-new-secret-2222", 9, null));

        assertThat(update)
                .isEqualTo(
                        new CredentialUpdate.Updated(
                                new CredentialInfo(
                                        info.id(),
                                        upstream,
                                        "main",
                                        "2222",
                                        9,
                                        true,
                                        null,
                                        info.createdAt())));
        assertThat(opened().stream().map(Credential::secret)).containsExactly("sk-new-secret-2222");
        assertThat(version.current()).isGreaterThan(before);
    }

    @Test
    void whatTheGatewayDisablesSaysWhyUntilItIsTakenBack() {
        CredentialInfo info = added("main", "sk-refused-secret");

        assertThat(credentials.disable(info.id(), "401 from the upstream")).isTrue();
        assertThat(credentials.disable(info.id(), "again")).isFalse();
        assertThat(opened()).isEmpty();
        assertThat(credentials.find(info.id()).orElseThrow().disabledReason())
                .isEqualTo("401 from the upstream");

        var _ =
                credentials.update(
                        info.id(), new CredentialChange(null, "sk-another-secret", null, null));

        assertThat(opened()).hasSize(1);
        assertThat(credentials.find(info.id()).orElseThrow().disabledReason()).isNull();
    }

    @Test
    void aNewSecretDoesNotTakeBackWhatAPersonDisabled() {
        CredentialInfo info = added("main", "sk-secret-one");
        var _ = credentials.update(info.id(), new CredentialChange(null, null, null, false));

        var _ =
                credentials.update(
                        info.id(), new CredentialChange(null, "sk-secret-two", null, null));

        assertThat(opened()).isEmpty();
    }

    @Test
    void aDisabledCredentialIsListedButNotOpened() {
        CredentialInfo info = added("main", "sk-secret-one");

        CredentialUpdate update =
                credentials.update(info.id(), new CredentialChange(null, null, null, false));

        assertThat(update).isInstanceOf(CredentialUpdate.Updated.class);
        assertThat(opened()).isEmpty();
        assertThat(credentials.list(upstream)).hasSize(1);
    }

    @Test
    void namesDifferWithinAnUpstream() {
        CredentialInfo one = added("one", "sk-secret-one");
        CredentialInfo two = added("two", "sk-secret-two");

        assertThat(credentials.add(upstream, new NewCredential("one", "sk", 1, true)))
                .isEqualTo(new CredentialAddition.NameTaken("one"));
        assertThat(credentials.update(two.id(), new CredentialChange("one", null, null, null)))
                .isEqualTo(new CredentialUpdate.NameTaken("one"));
        assertThat(credentials.update(one.id(), new CredentialChange("one", null, null, null)))
                .isInstanceOf(CredentialUpdate.Updated.class);
    }

    @Test
    void whatDoesNotExistIsNeitherAddedToNorChangedNorDeleted() {
        UpstreamId nowhere = UpstreamId.create();
        CredentialId nothing = CredentialId.create();

        assertThat(credentials.add(nowhere, new NewCredential("x", "sk", 1, true)))
                .isEqualTo(new CredentialAddition.NoSuchUpstream(nowhere));
        assertThat(credentials.update(nothing, new CredentialChange(null, null, 1, null)))
                .isEqualTo(new CredentialUpdate.NoSuchCredential(nothing));
        assertThat(credentials.delete(nothing)).isEmpty();
    }

    @Test
    void credentialsGoWithTheirUpstreamOrAlone() {
        CredentialInfo one = added("one", "sk-secret-one");
        CredentialInfo two = added("two", "sk-secret-two");

        assertThat(credentials.delete(one.id())).contains(one);
        assertThat(credentials.find(one.id())).isEmpty();
        assertThat(upstreams.delete(upstream)).isInstanceOf(UpstreamDeletion.Deleted.class);
        assertThat(credentials.find(two.id())).isEmpty();
    }

    private CredentialInfo added(String name, String secret) {
        CredentialAddition addition =
                credentials.add(upstream, new NewCredential(name, secret, 2, true));
        return ((CredentialAddition.Added) addition).credential();
    }

    private List<Credential> opened() {
        return credentials.open().stream()
                .filter(credential -> credential.upstream().equals(upstream))
                .toList();
    }

    private void update(String sql, CredentialId from, CredentialId to) throws SQLException {
        try (Connection connection = database.getConnection();
                PreparedStatement statement = connection.prepareStatement(sql)) {
            statement.setObject(1, from.value());
            statement.setObject(2, to.value());
            assertThat(statement.executeUpdate()).isEqualTo(1);
        }
    }
}
