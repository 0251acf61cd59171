package io.tollgate.gateway.health;

import io.tollgate.catalog.alert.Alert;
import io.tollgate.catalog.alert.Alerts;
import io.tollgate.catalog.audit.AuditLog;
import io.tollgate.catalog.health.Cooldown;
import io.tollgate.catalog.health.Cooldowns;
import io.tollgate.catalog.id.CredentialId;
import io.tollgate.catalog.upstream.CredentialInfo;
import io.tollgate.catalog.upstream.Credentials;
import io.tollgate.catalog.version.CatalogVersion;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jboss.logging.Logger;

/// What gateways tell each other and their operators about credentials, in PostgreSQL. Every method
/// blocks and is one transaction.
@ApplicationScoped
@Transactional
class HealthBook {
    private static final Logger LOG = Logger.getLogger(HealthBook.class);
    private static final String ACTOR = "gateway";

    private final Cooldowns cooldowns;
    private final Credentials credentials;
    private final CatalogVersion version;
    private final Alerts alerts;
    private final AuditLog audit;

    HealthBook(
            Cooldowns cooldowns,
            Credentials credentials,
            CatalogVersion version,
            Alerts alerts,
            AuditLog audit) {
        this.cooldowns = cooldowns;
        this.credentials = credentials;
        this.version = version;
        this.alerts = alerts;
        this.audit = audit;
    }

    List<Cooldown> current() {
        return cooldowns.current();
    }

    /// @param alert raised with it, null for none
    /// @param what the credential and upstream in words
    void rest(Cooldown cooldown, Alert.@org.jspecify.annotations.Nullable Kind alert, String what) {
        if (cooldowns.begin(cooldown)) {
            LOG.warnf(
                    "%s rests until %s: %s, %s",
                    what, cooldown.until(), cooldown.failureClass(), cooldown.reason());
        }
        if (alert != null) {
            boolean _ =
                    alerts.raise(
                            alert,
                            cooldown.credential().value(),
                            what + " has no money left: " + cooldown.reason());
        }
    }

    /// It answers again.
    void recovered(CredentialId credential) {
        if (cooldowns.end(credential)) {
            LOG.infof("The credential %s serves again", credential);
        }
        boolean _ = alerts.resolve(Alert.Kind.BALANCE_EMPTY, credential.value());
    }

    /// Takes it out of every gateway's catalog, until an operator puts it back. Answers the
    /// catalog's version that no longer has it.
    long disable(CredentialId id, String reason, String what) {
        Optional<CredentialInfo> before = credentials.find(id);
        if (credentials.disable(id, reason)) {
            audit.record(
                    ACTOR,
                    "credential.update",
                    id.toString(),
                    null,
                    Map.of("name", before.orElseThrow().name(), "status", "active"),
                    Map.of(
                            "name",
                            before.orElseThrow().name(),
                            "status",
                            "disabled",
                            "disabled_reason",
                            reason));
            boolean _ =
                    alerts.raise(
                            Alert.Kind.CREDENTIAL_DEAD,
                            id.value(),
                            what + " was refused and is disabled: " + reason);
            LOG.errorf("%s was refused and is disabled: %s", what, reason);
        }
        return version.current();
    }

    void purge() {
        cooldowns.purge();
    }
}
