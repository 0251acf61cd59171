package io.tollgate.admin.requests;

import io.tollgate.admin.kit.Form;
import io.tollgate.admin.kit.Words;
import io.tollgate.admin.web.Check;
import io.tollgate.billing.usage.UsageRecord;
import io.tollgate.catalog.id.KeyId;
import io.tollgate.catalog.key.ApiKey;
import io.tollgate.catalog.key.ApiKeys;
import io.tollgate.catalog.model.Models;
import io.tollgate.catalog.tenant.Tenant;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/// What a list of calls may be narrowed to. Blocks on PostgreSQL.
@ApplicationScoped
class CallChoices {
    /// Keys on offer; a call of another one is found by its id.
    private static final int KEYS = 1_000;

    private final ApiKeys keys;
    private final Models models;
    private final Words words;

    CallChoices(ApiKeys keys, Models models, Words words) {
        this.keys = keys;
        this.models = models;
        this.words = words;
    }

    /// The choices of the fields, each beginning with "any".
    record Offered(
            List<Form.Option> models,
            List<Form.Option> keys,
            List<Form.Option> statuses,
            Map<KeyId, String> keyNames) {}

    /// @param chosen whose model stays on offer although it may be gone
    Offered of(Tenant tenant, CallFilter chosen) {
        CallsWords say = words.in(CallsWords.class);
        List<ApiKey> own = keys.list(tenant.id(), KEYS, null);
        TreeSet<String> ids = new TreeSet<>();
        models.all().forEach(model -> ids.add(model.id().value()));
        if (chosen.model() != null && !chosen.model().isBlank()) {
            ids.add(chosen.model().strip());
        }
        return new Offered(
                withAny(say, ids.stream().map(id -> new Form.Option(id, id))),
                withAny(
                        say,
                        own.stream()
                                .map(key ->
                                        new Form.Option(
                                                key.id().toString(),
                                                key.name() + " (…" + key.last4() + ")"))),
                withAny(
                        say,
                        Stream.of(UsageRecord.Status.values())
                                .map(status ->
                                        new Form.Option(Check.wire(status), say.status(status)))),
                own.stream().collect(Collectors.toMap(ApiKey::id, ApiKey::name)));
    }

    private static List<Form.Option> withAny(CallsWords say, Stream<Form.Option> options) {
        List<Form.Option> all = new ArrayList<>();
        all.add(new Form.Option("", say.any()));
        options.forEach(all::add);
        return all;
    }
}
