package io.tollgate.admin.web;

import io.tollgate.billing.pricing.PriceTableId;
import io.tollgate.billing.usage.CallId;
import io.tollgate.catalog.id.CredentialId;
import io.tollgate.catalog.id.InvitationId;
import io.tollgate.catalog.id.KeyId;
import io.tollgate.catalog.id.ManagementKeyId;
import io.tollgate.catalog.id.PersonId;
import io.tollgate.catalog.id.TenantId;
import io.tollgate.catalog.id.UpstreamId;
import io.tollgate.catalog.model.ModelId;
import jakarta.ws.rs.ext.ParamConverter;
import jakarta.ws.rs.ext.ParamConverterProvider;
import jakarta.ws.rs.ext.Provider;
import java.lang.annotation.Annotation;
import java.lang.reflect.Type;
import java.util.Map;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/// Reads the ids in paths. A malformed id is nobody's id: 404, like an unknown one.
@Provider
final class PathIds implements ParamConverterProvider {
    private static final Map<Class<?>, Id<?>> KNOWN =
            Map.of(
                    TenantId.class, new Id<>("tenant", TenantId::parse),
                    KeyId.class, new Id<>("key", KeyId::parse),
                    ManagementKeyId.class, new Id<>("management key", ManagementKeyId::parse),
                    UpstreamId.class, new Id<>("upstream", UpstreamId::parse),
                    CredentialId.class, new Id<>("credential", CredentialId::parse),
                    CallId.class, new Id<>("request", CallId::parse),
                    PriceTableId.class, new Id<>("price table", PriceTableId::parse),
                    ModelId.class, new Id<>("model", ModelId::new),
                    PersonId.class, new Id<>("person", PersonId::parse),
                    InvitationId.class, new Id<>("invitation", InvitationId::parse));

    @Override
    @SuppressWarnings(
            "unchecked") // each entry of the map maps a class to a converter of that class
    public <T> @Nullable ParamConverter<T> getConverter(
            Class<T> type, Type generic, Annotation[] annotations) {
        return (ParamConverter<T>) KNOWN.get(type);
    }

    private record Id<T>(String what, Function<String, T> parser) implements ParamConverter<T> {
        @Override
        public T fromString(String text) {
            try {
                return parser.apply(text);
            } catch (IllegalArgumentException malformed) {
                throw Refused.notFound(what);
            }
        }

        @Override
        public String toString(T id) {
            return String.valueOf(id);
        }
    }
}
