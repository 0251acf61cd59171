package io.tollgate.admin.requests;

import io.tollgate.admin.kit.Form;
import io.tollgate.admin.web.UtcDays;
import io.tollgate.catalog.id.TenantId;
import jakarta.ws.rs.QueryParam;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/// Which of a tenant's calls a person wants to see; what is left out or empty means any.
///
/// @param from the first UTC day
/// @param to the last UTC day
record CallFilter(
        @QueryParam("from") @Nullable String from,
        @QueryParam("to") @Nullable String to,
        @QueryParam("model") @Nullable String model,
        @QueryParam("key") @Nullable String key,
        @QueryParam("status") @Nullable String status) {
    /// As the API takes it.
    RequestQuery query(TenantId tenant) {
        LocalDate first = UtcDays.readOptional(from, "from");
        LocalDate last = UtcDays.readOptional(to, "to");
        return new RequestQuery(
                tenant.toString(),
                first == null ? null : UtcDays.start(first),
                last == null ? null : UtcDays.start(last.plusDays(1)),
                given(model),
                given(key),
                given(status));
    }

    Form form() {
        return Form.named("filter")
                .with("from", from)
                .with("to", to)
                .with("model", model)
                .with("key", key)
                .with("status", status);
    }

    boolean isAny() {
        return fields().isEmpty();
    }

    /// As a URL has it, empty or with `&` at its end.
    String prefix() {
        return fields().entrySet().stream()
                .map(field ->
                        field.getKey()
                                + "="
                                + URLEncoder.encode(field.getValue(), StandardCharsets.UTF_8)
                                + "&")
                .collect(Collectors.joining());
    }

    private Map<String, String> fields() {
        Map<String, String> fields = new LinkedHashMap<>();
        put(fields, "from", from);
        put(fields, "to", to);
        put(fields, "model", model);
        put(fields, "key", key);
        put(fields, "status", status);
        return fields;
    }

    private static void put(Map<String, String> fields, String name, @Nullable String value) {
        String text = given(value);
        if (text != null) {
            fields.put(name, text);
        }
    }

    private static @Nullable String given(@Nullable String value) {
        return value == null || value.isBlank() ? null : value.strip();
    }
}
