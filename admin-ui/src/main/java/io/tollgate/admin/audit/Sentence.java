package io.tollgate.admin.audit;

import com.fasterxml.jackson.databind.JsonNode;
import io.tollgate.catalog.audit.AuditEntry;
import io.tollgate.catalog.id.TenantId;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/// Tells an entry of the log as a sentence.
final class Sentence {
    private static final List<String> NAMES =
            List.of("name", "display_name", "email", "reference", "id");

    private Sentence() {}

    static String of(AuditEntry entry, AuditNames.Known names, AuditWords said) {
        String who = names.actors().getOrDefault(entry.actor(), entry.actor());
        Optional<Thing> thing = Thing.of(entry.action());
        String name = name(entry);
        if (thing.isEmpty()) {
            return said.did(who, entry.action(), name);
        }
        JsonNode after = entry.after();
        if (thing.get() == Thing.CREDIT && after != null) {
            return credited(who, entry, after, names, said);
        }
        if (thing.get() == Thing.PRICE_TABLE && after != null) {
            return said.priced(who, name, models(after));
        }
        if (thing.get() == Thing.SIGN_IN && after != null) {
            return failed(after, said);
        }
        if (thing.get() == Thing.SESSION) {
            return after == null ? said.sessionEnded(who) : said.signedIn(who);
        }
        String what = said.thing(thing.get());
        if (entry.action().endsWith(".test")) {
            return said.tested(who, what, name);
        }
        return entry.before() == null
                ? said.created(who, what, name)
                : after == null
                        ? said.deleted(who, what, name)
                        : changed(who, thing.get(), name, entry, said);
    }

    private static String changed(
            String who, Thing thing, String name, AuditEntry entry, AuditWords said) {
        List<FieldChange> changes = FieldChange.between(entry.before(), entry.after());
        String what = said.thing(thing);
        if (changes.isEmpty()) {
            return said.changedNothing(who, what, name);
        }
        FieldChange first = changes.getFirst();
        if (thing == Thing.TENANT && changes.size() == 1 && first.field().equals("status")) {
            return "active".equals(first.after())
                    ? said.resumed(who, name)
                    : said.suspended(who, name);
        }
        if (thing == Thing.INVITATION && "accepted".equals(first.after())) {
            return said.accepted(who, name);
        }
        if (first.field().equals("revoked_at") && first.before() == null) {
            return said.revoked(who, what, name);
        }
        return said.changed(
                who,
                changes.size() == 1
                        ? first.field().replace('_', ' ')
                        : said.someFields(changes.size()),
                what,
                name);
    }

    private static String failed(JsonNode after, AuditWords said) {
        int failures = after.path("failures").asInt();
        String address = after.path("address").asText();
        if (after.has("network")) {
            return said.networkLocked(after.path("network").asText(), failures);
        }
        String email = after.path("email").asText();
        return after.has("locked_until")
                ? said.accountLocked(email, failures, address)
                : said.wrongPassword(email, address);
    }

    private static String credited(
            String who, AuditEntry entry, JsonNode after, AuditNames.Known names, AuditWords said) {
        TenantId tenant = entry.tenant();
        String whom =
                tenant == null
                        ? entry.target()
                        : names.tenants().getOrDefault(tenant, tenant.toString());
        String amount = String.valueOf(FieldChange.text(after, "amount"));
        boolean lowers = amount.startsWith("-") || "refund".equals(after.path("kind").asText());
        return lowers
                ? said.debited(who, whom, amount.replaceFirst("^-", ""))
                : said.credited(who, whom, amount);
    }

    private static String models(JsonNode table) {
        Set<String> models = new LinkedHashSet<>();
        table.path("lines").forEach(line -> models.add(line.path("model").asText()));
        List<String> shown = models.stream().limit(3).toList();
        return String.join(", ", shown) + (models.size() > shown.size() ? " …" : "");
    }

    private static String name(AuditEntry entry) {
        JsonNode thing = entry.after() == null ? entry.before() : entry.after();
        return NAMES.stream()
                .map(field -> FieldChange.text(thing, field))
                .flatMap(Stream::ofNullable)
                .filter(text -> !text.isBlank())
                .findFirst()
                .orElse(entry.target());
    }
}
