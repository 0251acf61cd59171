package io.tollgate.catalog.audit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.tollgate.catalog.id.TenantId;
import io.tollgate.catalog.tenant.RateLimits;
import io.tollgate.testkit.TestStores;
import jakarta.inject.Inject;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

@QuarkusTest
@WithTestResource(TestStores.class)
class AuditLogIT {
    @Inject AuditLog log;

    @Test
    void anEntryKeepsWhoWhatBeforeAndAfter() {
        TenantId tenant = TenantId.create();

        log.record(
                "operator",
                "tenant.update",
                tenant.toString(),
                tenant,
                RateLimits.NONE,
                Map.of("rpm", 5, "secret", "hidden"));

        AuditEntry entry = log.list(1, null, tenant).getFirst();
        assertThat(entry.actor()).isEqualTo("operator");
        assertThat(entry.action()).isEqualTo("tenant.update");
        assertThat(entry.target()).isEqualTo(tenant.toString());
        assertThat(entry.tenant()).isEqualTo(tenant);
        assertThat(entry.before()).hasToString("{\"rpm\":null,\"tpm\":null,\"concurrency\":null}");
        assertThat(entry.after()).hasToString("{\"rpm\":5}");
    }

    @Test
    void theNewestComesFirstAndPagesGoBack() {
        TenantId tenant = TenantId.create();
        for (String action : List.of("first", "second", "third")) {
            log.record("operator", action, "x", tenant, null, null);
        }

        List<AuditEntry> newest = log.list(2, null, tenant);
        List<AuditEntry> older = log.list(2, newest.getLast().id(), tenant);

        assertThat(newest).extracting(AuditEntry::action).containsExactly("third", "second");
        assertThat(older).extracting(AuditEntry::action).containsExactly("first");
        assertThat(older.getFirst().before()).isNull();
    }

    @Test
    void anEntryIsLostWithTheChangeThatItTellsOf() {
        TenantId tenant = TenantId.create();

        assertThatThrownBy(() ->
                        QuarkusTransaction.requiringNew()
                                .run(() -> {
                                    log.record("a", "b", "c", tenant, null, null);
                                    throw new IllegalStateException("undone");
                                }))
                .hasMessage("undone");

        assertThat(log.list(1, null, tenant)).isEmpty();
    }
}
