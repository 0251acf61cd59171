package io.tollgate.catalog.model;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.tollgate.catalog.id.Ids;
import io.tollgate.catalog.id.UpstreamId;
import io.tollgate.catalog.upstream.DialectName;
import io.tollgate.catalog.upstream.NewUpstream;
import io.tollgate.catalog.upstream.Upstream;
import io.tollgate.catalog.upstream.UpstreamCreation;
import io.tollgate.catalog.upstream.Upstreams;
import io.tollgate.catalog.version.CatalogVersion;
import io.tollgate.testkit.TestStores;
import jakarta.inject.Inject;
import java.net.URI;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

@QuarkusTest
@WithTestResource(TestStores.class)
class ModelsIT {
    private static final Instant MOMENT = Instant.parse("2026-11-01T12:00:00Z");

    @Inject Models models;
    @Inject Upstreams upstreams;
    @Inject CatalogVersion version;

    private UpstreamId upstream;

    @BeforeEach
    void createUpstream() {
        UpstreamCreation creation =
                upstreams.create(
                        new NewUpstream(
                                "m-" + Ids.next(),
                                "Label",
                                DialectName.OPENAI,
                                URI.create("https://api.example.com"),
                                false,
                                Upstream.Disconnect.DRAIN,
                                true));
        upstream = ((UpstreamCreation.Created) creation).upstream().id();
    }

    @Test
    void aStoredModelIsFoundWhole() {
        Model model =
                new Model(
                        new ModelId("whole"),
                        "Whole",
                        128_000,
                        8_192,
                        4_096,
                        ids("whole-a", "whole-b"),
                        List.of(
                                new Route(upstream, "second", 2, 1),
                                new Route(upstream, "first", 1, 3)),
                        Routing.USUAL,
                        MOMENT);

        assertThat(models.put(model)).isEqualTo(new ModelPut.Created(model));
        assertThat(models.find(model.id())).contains(model);
        assertThat(models.all()).contains(model);
        assertThat(models.find(new ModelId("whole-a"))).isEmpty();
    }

    @Test
    void aModelIsReplacedWholeButKeepsItsBirth() {
        Model before = model("replaced", "replaced-1", "replaced-2");
        assertThat(models.put(before)).isInstanceOf(ModelPut.Created.class);
        long version = this.version.current();

        ModelPut put =
                models.put(
                        new Model(
                                before.id(),
                                "New",
                                2_000,
                                200,
                                50,
                                ids("replaced-2", "replaced-3"),
                                List.of(),
                                Routing.USUAL,
                                MOMENT.plusSeconds(9)));

        Model after =
                new Model(
                        before.id(),
                        "New",
                        2_000,
                        200,
                        50,
                        ids("replaced-2", "replaced-3"),
                        List.of(),
                        Routing.USUAL,
                        MOMENT);
        assertThat(put).isEqualTo(new ModelPut.Replaced(before, after));
        assertThat(models.find(before.id())).contains(after);
        assertThat(this.version.current()).isGreaterThan(version);
    }

    @Test
    void aNameBelongsToOneModel() {
        assertThat(models.put(model("owner", "owned"))).isInstanceOf(ModelPut.Created.class);

        assertThat(models.put(model("thief", "owned"))).isEqualTo(taken("owned"));
        assertThat(models.put(model("thief", "owner"))).isEqualTo(taken("owner"));
        assertThat(models.put(model("owned"))).isEqualTo(taken("owned"));
        assertThat(models.find(new ModelId("thief"))).isEmpty();
    }

    @Test
    void aRouteNeedsItsUpstream() {
        UpstreamId nowhere = UpstreamId.create();
        Model model =
                new Model(
                        new ModelId("astray"),
                        "Astray",
                        1_000,
                        100,
                        100,
                        List.of(),
                        List.of(new Route(upstream, "m", 0, 1), new Route(nowhere, "m", 0, 1)),
                        Routing.USUAL,
                        MOMENT);

        assertThat(models.put(model)).isEqualTo(new ModelPut.NoSuchUpstream(nowhere));
    }

    @Test
    void boundsAreChecked() {
        Model model =
                new Model(
                        new ModelId("greedy"),
                        "Greedy",
                        1_000,
                        100,
                        101,
                        List.of(),
                        List.of(),
                        Routing.USUAL,
                        MOMENT);

        assertThatThrownBy(() -> models.put(model))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("default_output_tokens");
        assertThatThrownBy(() -> models.put(model("self", "self")))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("aliases");
    }

    @Test
    void aDeletedModelFreesItsNames() {
        Model model = model("leaving", "leaving-too");
        assertThat(models.put(model)).isInstanceOf(ModelPut.Created.class);

        assertThat(models.delete(model.id())).contains(model);

        assertThat(models.find(model.id())).isEmpty();
        assertThat(models.delete(model.id())).isEmpty();
        assertThat(models.put(model("leaving-too"))).isInstanceOf(ModelPut.Created.class);
    }

    @Test
    void pagesFollowEachOtherInTheOrderOfIds() {
        assertThat(models.put(model("page-b"))).isInstanceOf(ModelPut.Created.class);
        assertThat(models.put(model("page-a"))).isInstanceOf(ModelPut.Created.class);

        assertThat(models.list(1, new ModelId("page-a")).stream().map(Model::id))
                .containsExactly(new ModelId("page-b"));
    }

    private Model model(String id, String... aliases) {
        return new Model(
                new ModelId(id),
                id,
                1_000,
                100,
                100,
                ids(aliases),
                List.of(new Route(upstream, "m", 0, 1)),
                Routing.USUAL,
                MOMENT);
    }

    private static ModelPut taken(String name) {
        return new ModelPut.NameTaken(new ModelId(name));
    }

    private static List<ModelId> ids(String... ids) {
        return Arrays.stream(ids).map(ModelId::new).toList();
    }
}
