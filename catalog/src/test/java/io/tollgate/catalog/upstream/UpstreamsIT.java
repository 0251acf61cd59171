package io.tollgate.catalog.upstream;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.tollgate.catalog.id.Ids;
import io.tollgate.catalog.id.UpstreamId;
import io.tollgate.catalog.model.Model;
import io.tollgate.catalog.model.ModelId;
import io.tollgate.catalog.model.ModelPut;
import io.tollgate.catalog.model.Models;
import io.tollgate.catalog.model.Route;
import io.tollgate.catalog.model.Routing;
import io.tollgate.catalog.version.CatalogVersion;
import io.tollgate.testkit.TestStores;
import jakarta.inject.Inject;
import java.net.URI;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import javax.sql.DataSource;
import org.junit.jupiter.api.Test;

@QuarkusTest
@WithTestResource(TestStores.class)
class UpstreamsIT {
    @Inject Upstreams upstreams;
    @Inject Models models;
    @Inject CatalogVersion version;
    @Inject DataSource database;

    @Test
    void aCreatedUpstreamIsFoundByIdAndName() {
        Upstream upstream = created(named("found"));

        assertThat(upstreams.find(upstream.id())).contains(upstream);
        assertThat(upstreams.findByName("found")).contains(upstream);
        assertThat(upstreams.all()).contains(upstream);
        assertThat(upstreams.findByName("lost")).isEmpty();
    }

    @Test
    void aNameIsGivenOnce() {
        Upstream upstream = created(named("once"));

        assertThat(upstreams.create(named("once")))
                .isEqualTo(new UpstreamCreation.NameTaken("once"));
        assertThat(upstreams.findByName("once")).contains(upstream);
    }

    @Test
    void onlyWhatIsGivenChanges() {
        Upstream upstream = created(named("changing"));
        long before = version.current();

        Upstream changed =
                upstreams
                        .update(
                                upstream.id(),
                                new UpstreamChange(
                                        "New label",
                                        null,
                                        null,
                                        null,
                                        Upstream.Disconnect.CANCEL,
                                        false))
                        .orElseThrow();

        assertThat(changed)
                .isEqualTo(
                        new Upstream(
                                upstream.id(),
                                upstream.name(),
                                "New label",
                                upstream.dialect(),
                                upstream.baseUrl(),
                                upstream.allowPrivateNetwork(),
                                Upstream.Disconnect.CANCEL,
                                false,
                                upstream.createdAt()));
        assertThat(upstreams.find(upstream.id())).contains(changed);
        assertThat(version.current()).isGreaterThan(before);
    }

    @Test
    void aPrivateAddressCannotSlipInByAChange() {
        Upstream upstream = created(named("careful"));
        UpstreamChange toLoopback =
                new UpstreamChange(null, null, URI.create("https://127.0.0.1"), null, null, null);

        assertThatThrownBy(() -> upstreams.update(upstream.id(), toLoopback))
                .isInstanceOf(IllegalArgumentException.class);
        assertThat(upstreams.find(upstream.id())).contains(upstream);
    }

    @Test
    void anUnusedUpstreamIsDeleted() {
        Upstream upstream = created(named("unused"));

        assertThat(upstreams.delete(upstream.id()))
                .isEqualTo(new UpstreamDeletion.Deleted(upstream));
        assertThat(upstreams.delete(upstream.id()))
                .isEqualTo(new UpstreamDeletion.NoSuchUpstream(upstream.id()));
    }

    @Test
    void anUpstreamThatModelsRouteToStays() {
        Upstream upstream = created(named("routed"));
        put("routed-b", upstream.id());
        put("routed-a", upstream.id());

        assertThat(upstreams.delete(upstream.id()))
                .isEqualTo(
                        new UpstreamDeletion.StillRouted(
                                List.of(new ModelId("routed-a"), new ModelId("routed-b"))));
        assertThat(upstreams.find(upstream.id())).isPresent();
    }

    @Test
    void anUpstreamWithPricesStays() throws SQLException {
        Upstream upstream = created(named("priced"));
        try (Connection connection = database.getConnection();
                PreparedStatement insert =
                        connection.prepareStatement(
                                """
                                INSERT INTO price_table (id, kind, name, upstream_id, currency,
                                    effective_from, created_at)
                                VALUES (?, 'wholesale', 'x', ?, 'USD', now(), now())\
                                """)) {
            insert.setObject(1, Ids.next());
            insert.setObject(2, upstream.id().value());
            assertThat(insert.executeUpdate()).isEqualTo(1);
        }

        assertThat(upstreams.delete(upstream.id()))
                .isEqualTo(new UpstreamDeletion.StillPriced(upstream));
    }

    @Test
    void pagesFollowEachOther() {
        Upstream first = created(named("page-1"));
        Upstream second = created(named("page-2"));

        assertThat(upstreams.list(1, first.id())).containsExactly(second);
    }

    private Upstream created(NewUpstream upstream) {
        return switch (upstreams.create(upstream)) {
            case UpstreamCreation.Created(Upstream made) -> made;
            case UpstreamCreation.NameTaken(String name) -> throw new AssertionError(name);
        };
    }

    private void put(String model, UpstreamId upstream) {
        ModelPut put =
                models.put(
                        new Model(
                                new ModelId(model),
                                model,
                                1000,
                                100,
                                100,
                                List.of(),
                                List.of(new Route(upstream, "m", 0, 1)),
                                Routing.USUAL,
                                Instant.EPOCH));
        assertThat(put).isInstanceOf(ModelPut.Created.class);
    }

    private static NewUpstream named(String name) {
        return new NewUpstream(
                name,
                "Label",
                DialectName.OPENAI,
                URI.create("https://api.example.com/v1"),
                false,
                Upstream.Disconnect.DRAIN,
                true);
    }
}
