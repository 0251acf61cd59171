package io.tollgate.catalog.snapshot;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.tollgate.catalog.id.CredentialId;
import io.tollgate.catalog.id.UpstreamId;
import io.tollgate.catalog.model.Model;
import io.tollgate.catalog.model.ModelId;
import io.tollgate.catalog.model.Routing;
import io.tollgate.catalog.upstream.Credential;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;

class CatalogSnapshotTest {
    @Test
    void aModelIsFoundByIdAndByAlias() {
        Model model = model("deepseek-v4", "deepseek", "ds");

        CatalogSnapshot snapshot = CatalogSnapshot.of(7, List.of(model), List.of(), List.of());

        assertThat(snapshot.version()).isEqualTo(7);
        assertThat(snapshot.model("deepseek-v4")).contains(model);
        assertThat(snapshot.model("ds")).contains(model);
        assertThat(snapshot.model("DS")).isEmpty();
        assertThat(snapshot.models()).containsExactly(model);
    }

    @Test
    void credentialsBelongToTheirUpstream() {
        UpstreamId one = UpstreamId.create();
        UpstreamId two = UpstreamId.create();
        Credential credential = new Credential(CredentialId.create(), one, "main", "sk-1", 1);

        CatalogSnapshot snapshot = CatalogSnapshot.of(1, List.of(), List.of(), List.of(credential));

        assertThat(snapshot.credentials(one)).containsExactly(credential);
        assertThat(snapshot.credentials(two)).isEmpty();
    }

    @Test
    void anUpstreamOfNoRouteIsAnError() {
        CatalogSnapshot snapshot = CatalogSnapshot.of(1, List.of(), List.of(), List.of());

        assertThatThrownBy(() -> snapshot.upstream(UpstreamId.create()))
                .isInstanceOf(IllegalArgumentException.class);
    }

    private static Model model(String id, String... aliases) {
        return new Model(
                new ModelId(id),
                id,
                1000,
                100,
                100,
                List.of(aliases).stream().map(ModelId::new).toList(),
                List.of(),
                Routing.USUAL,
                Instant.EPOCH);
    }
}
