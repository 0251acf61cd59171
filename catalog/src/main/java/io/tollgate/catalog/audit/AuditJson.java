package io.tollgate.catalog.audit;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.PropertyNamingStrategies;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.module.SimpleModule;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.databind.ser.std.ToStringSerializer;
import com.fasterxml.jackson.datatype.jsr310.JavaTimeModule;
import io.tollgate.catalog.id.CredentialId;
import io.tollgate.catalog.id.InvitationId;
import io.tollgate.catalog.id.KeyId;
import io.tollgate.catalog.id.ManagementKeyId;
import io.tollgate.catalog.id.PersonId;
import io.tollgate.catalog.id.TenantId;
import io.tollgate.catalog.id.UpstreamId;
import io.tollgate.catalog.model.ModelId;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// Domain records as JSON with snake_case names, ids as strings and times as RFC 3339; members that
/// could hold a secret are left out at any depth.
final class AuditJson {
    private static final Set<String> SECRETS =
            Set.of("secret", "key", "password", "digest", "ciphertext", "wrapped_key");

    private static final ObjectMapper JSON =
            JsonMapper.builder()
                    .propertyNamingStrategy(PropertyNamingStrategies.SNAKE_CASE)
                    .disable(SerializationFeature.WRITE_DATES_AS_TIMESTAMPS)
                    .addModule(new JavaTimeModule())
                    .addModule(ids())
                    .build();

    private AuditJson() {}

    static @Nullable String write(@Nullable Object value) {
        if (value == null) {
            return null;
        }
        JsonNode tree = JSON.valueToTree(value);
        dropSecrets(tree);
        return tree.toString();
    }

    static @Nullable JsonNode read(@Nullable String json) {
        try {
            return json == null ? null : JSON.readTree(json);
        } catch (JsonProcessingException failure) {
            throw new IllegalStateException("the audit log holds what is not JSON", failure);
        }
    }

    /// A member named like a secret goes unless it is an object, whose own members are looked at.
    private static void dropSecrets(JsonNode node) {
        if (node instanceof ObjectNode object) {
            List<String> secrets =
                    object.propertyStream()
                            .filter(member -> SECRETS.contains(member.getKey()))
                            .filter(member -> !member.getValue().isObject())
                            .map(java.util.Map.Entry::getKey)
                            .toList();
            object.remove(secrets);
        }
        node.forEach(AuditJson::dropSecrets);
    }

    private static SimpleModule ids() {
        SimpleModule ids = new SimpleModule();
        for (Class<?> type :
                List.of(
                        TenantId.class,
                        KeyId.class,
                        ManagementKeyId.class,
                        PersonId.class,
                        InvitationId.class,
                        UpstreamId.class,
                        CredentialId.class,
                        ModelId.class)) {
            ids.addSerializer(type, ToStringSerializer.instance);
        }
        return ids;
    }
}
