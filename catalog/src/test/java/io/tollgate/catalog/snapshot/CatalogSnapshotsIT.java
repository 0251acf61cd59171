package io.tollgate.catalog.snapshot;

import static org.assertj.core.api.Assertions.assertThat;

import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.tollgate.catalog.model.Model;
import io.tollgate.catalog.model.ModelId;
import io.tollgate.catalog.model.Models;
import io.tollgate.catalog.model.Route;
import io.tollgate.catalog.model.Routing;
import io.tollgate.catalog.upstream.Credential;
import io.tollgate.catalog.upstream.CredentialAddition;
import io.tollgate.catalog.upstream.Credentials;
import io.tollgate.catalog.upstream.DialectName;
import io.tollgate.catalog.upstream.NewCredential;
import io.tollgate.catalog.upstream.NewUpstream;
import io.tollgate.catalog.upstream.Upstream;
import io.tollgate.catalog.upstream.UpstreamCreation;
import io.tollgate.catalog.upstream.Upstreams;
import io.tollgate.testkit.TestStores;
import jakarta.inject.Inject;
import java.net.URI;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;

@QuarkusTest
@WithTestResource(TestStores.class)
class CatalogSnapshotsIT {
    @Inject CatalogSnapshots snapshots;
    @Inject Upstreams upstreams;
    @Inject Credentials credentials;
    @Inject Models models;

    @Test
    void aSnapshotHoldsEverythingThatRoutingNeeds() {
        Upstream upstream = upstream("snapshot-full");
        assertThat(credentials.add(upstream.id(), new NewCredential("main", "sk-1", 3, true)))
                .isInstanceOf(CredentialAddition.Added.class);
        Model model =
                new Model(
                        new ModelId("snapshot-model"),
                        "Model",
                        1_000,
                        100,
                        100,
                        List.of(new ModelId("snapshot-alias")),
                        List.of(new Route(upstream.id(), "m", 0, 1)),
                        Routing.USUAL,
                        Instant.EPOCH);
        var _ = models.put(model);

        CatalogSnapshot snapshot = snapshots.load();

        assertThat(snapshot.version()).isEqualTo(snapshots.currentVersion());
        assertThat(snapshot.model("snapshot-alias")).contains(model);
        assertThat(snapshot.upstream(upstream.id())).isEqualTo(upstream);
        assertThat(snapshot.credentials(upstream.id()))
                .extracting(Credential::secret)
                .containsExactly("sk-1");
    }

    @Test
    void aSnapshotDoesNotSeeWhatIsNotCommitted() {
        long before = snapshots.currentVersion();

        CatalogSnapshot inside =
                QuarkusTransaction.requiringNew()
                        .call(() -> {
                            Upstream upstream = upstream("snapshot-uncommitted");
                            assertThat(upstreams.find(upstream.id())).isPresent();
                            return snapshots.load();
                        });

        assertThat(inside.version()).isEqualTo(before);
        assertThat(snapshots.load().version()).isEqualTo(before + 1);
    }

    private Upstream upstream(String name) {
        UpstreamCreation creation =
                upstreams.create(
                        new NewUpstream(
                                name,
                                "Label",
                                DialectName.OPENAI,
                                URI.create("https://api.example.com"),
                                false,
                                Upstream.Disconnect.DRAIN,
                                true));
        return ((UpstreamCreation.Created) creation).upstream();
    }
}
