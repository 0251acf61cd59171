package io.tollgate.catalog.key;

import io.tollgate.catalog.id.KeyId;
import io.tollgate.catalog.id.TenantId;
import io.tollgate.catalog.model.ModelId;
import io.tollgate.catalog.secret.Digest;
import io.tollgate.catalog.tenant.RateLimits;
import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

@Entity
@Table(name = "api_key")
class ApiKeyRow {
    @Id UUID id;

    @Column(name = "tenant_id")
    UUID tenantId;

    String name;
    byte[] digest;

    @Column(name = "pepper_id")
    String pepperId;

    String prefix;
    String last4;

    @Column(name = "budget_id")
    UUID budgetId;

    @Column(name = "limit_nanos")
    @Nullable Long limitNanos;

    @Column(name = "limit_reset")
    @Nullable String limitReset;

    String @Nullable [] models;

    @Column(name = "ip_allow")
    String @Nullable [] ipAllow;

    @Nullable Integer rpm;
    @Nullable Long tpm;
    @Nullable Integer concurrency;

    @Column(name = "expires_at")
    @Nullable Instant expiresAt;

    @Column(name = "revoked_at")
    @Nullable Instant revokedAt;

    @Column(name = "created_at")
    Instant createdAt;

    @Column(name = "rotated_from")
    @Nullable UUID rotatedFrom;

    static ApiKeyRow of(TenantId tenant, NewApiKey key, Instant now) {
        ApiKeyRow row = new ApiKeyRow();
        row.id = KeyId.create().value();
        row.tenantId = tenant.value();
        row.budgetId = row.id;
        row.createdAt = now;
        row.change(
                new ApiKeyChange(
                        key.name(),
                        key.limitNanos(),
                        key.limitReset(),
                        key.models(),
                        key.ipAllow(),
                        key.limits(),
                        key.expiresAt()));
        return row;
    }

    final void change(ApiKeyChange change) {
        name = change.name();
        limitNanos = change.limitNanos();
        limitReset =
                change.limitReset() == null
                        ? null
                        : change.limitReset().name().toLowerCase(Locale.ROOT);
        models = change.models().stream().map(ModelId::value).sorted().toArray(String[]::new);
        ipAllow = change.ipAllow().toArray(String[]::new);
        rpm = change.limits().rpm();
        tpm = change.limits().tpm();
        concurrency = change.limits().concurrency();
        expiresAt = change.expiresAt();
    }

    /// A key like this one, with its budget, without a secret yet.
    ApiKeyRow successor(Instant now) {
        ApiKeyRow row = new ApiKeyRow();
        row.id = KeyId.create().value();
        row.tenantId = tenantId;
        row.budgetId = budgetId;
        row.createdAt = now;
        row.change(ApiKeyChange.none(toApiKey()));
        row.rotatedFrom = id;
        return row;
    }

    void stopAt(Instant moment) {
        if (expiresAt == null || moment.isBefore(expiresAt)) {
            expiresAt = moment;
        }
    }

    ApiKeyRow unlockedBy(ApiKeySecret secret, Digest secretDigest, String pepper) {
        digest = secretDigest.bytes();
        pepperId = pepper;
        prefix = secret.prefix();
        last4 = secret.last4();
        return this;
    }

    void revoke(Instant at) {
        revokedAt = revokedAt == null ? at : revokedAt;
    }

    Digest toDigest() {
        return Digest.of(digest);
    }

    ApiKey toApiKey() {
        return new ApiKey(
                new KeyId(id),
                new TenantId(tenantId),
                name,
                prefix,
                last4,
                budgetId,
                limitNanos,
                limitReset == null
                        ? null
                        : ApiKey.LimitReset.valueOf(limitReset.toUpperCase(Locale.ROOT)),
                modelIds(models),
                ipAllow == null ? List.of() : List.of(ipAllow),
                new RateLimits(rpm, tpm, concurrency),
                expiresAt,
                revokedAt,
                rotatedFrom == null ? null : new KeyId(rotatedFrom),
                createdAt);
    }

    private static Set<ModelId> modelIds(String @Nullable [] models) {
        return models == null
                ? Set.of()
                : Arrays.stream(models).map(ModelId::new).collect(Collectors.toSet());
    }
}
