package io.tollgate.admin.keys;

import io.quarkus.qute.CheckedTemplate;
import io.quarkus.qute.TemplateInstance;
import io.tollgate.admin.access.AllowedTo;
import io.tollgate.admin.access.CurrentCaller;
import io.tollgate.admin.access.Proven;
import io.tollgate.admin.access.TenantsInReach;
import io.tollgate.admin.kit.Answers;
import io.tollgate.admin.kit.Flash;
import io.tollgate.admin.kit.Form;
import io.tollgate.admin.kit.Frame;
import io.tollgate.admin.kit.Frames;
import io.tollgate.admin.kit.Place;
import io.tollgate.admin.kit.Words;
import io.tollgate.admin.once.Once;
import io.tollgate.admin.web.ConsoleLimits;
import io.tollgate.admin.web.Page;
import io.tollgate.admin.web.PageQuery;
import io.tollgate.admin.web.Refused;
import io.tollgate.billing.usage.LastCalls;
import io.tollgate.catalog.id.KeyId;
import io.tollgate.catalog.id.TenantId;
import io.tollgate.catalog.key.ApiKey;
import io.tollgate.catalog.key.ApiKeys;
import io.tollgate.catalog.tenant.Tenant;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.MultivaluedMap;
import jakarta.ws.rs.core.Response;
import java.time.Clock;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.jspecify.annotations.Nullable;

/// The list of a tenant's keys, and new ones.
@Path("/tenants/{tenant}/keys")
@Produces(MediaType.TEXT_HTML)
class KeysPage {
    private final TenantsInReach tenants;
    private final ApiKeys keys;
    private final ChangeKeys change;
    private final KeyForms forms;
    private final LastCalls lastCalls;
    private final SecretPage secret;
    private final Once once;
    private final CurrentCaller caller;
    private final ConsoleLimits limits;
    private final Frames frames;
    private final Answers answers;
    private final Words words;
    private final Clock clock;

    KeysPage(
            TenantsInReach tenants,
            ApiKeys keys,
            ChangeKeys change,
            KeyForms forms,
            LastCalls lastCalls,
            SecretPage secret,
            Once once,
            CurrentCaller caller,
            ConsoleLimits limits,
            Frames frames,
            Answers answers,
            Words words,
            Clock clock) {
        this.tenants = tenants;
        this.keys = keys;
        this.change = change;
        this.forms = forms;
        this.lastCalls = lastCalls;
        this.secret = secret;
        this.once = once;
        this.caller = caller;
        this.limits = limits;
        this.frames = frames;
        this.answers = answers;
        this.words = words;
        this.clock = clock;
    }

    @CheckedTemplate(basePath = "keys")
    static final class Pages {
        private Pages() {}

        static native TemplateInstance list(Frame frame, Listed page);

        static native TemplateInstance create(Frame frame, Creating page);
    }

    /// @param create where to make a key, null for who may not
    record Listed(
            List<KeyLine> keys,
            @Nullable String create,
            @Nullable String first,
            @Nullable String next) {}

    record Creating(String list, Form form, KeyForms.Choices choices) {}

    @GET
    @AllowedTo(AllowedTo.Audience.TENANTS)
    @Operation(hidden = true)
    public TemplateInstance list(@PathParam("tenant") TenantId id, @BeanParam PageQuery query) {
        Tenant tenant = tenants.find(id);
        String here = Place.KEYS.of(id);
        int rows = query.rows(limits);
        List<ApiKey> found = keys.list(id, rows + 1, query.after(KeyId::parse));
        Map<KeyId, Instant> used = lastCalls.of(found.stream().map(ApiKey::id).toList());
        Instant now = clock.instant();
        Page<KeyLine> page =
                Page.of(
                        found,
                        rows,
                        ApiKey::id,
                        key ->
                                new KeyLine(
                                        key,
                                        KeyState.of(key, now),
                                        used.get(key.id()),
                                        tenant.currency(),
                                        here + "/" + key.id()));
        return Pages.list(
                frames.tenant(tenant, Place.KEYS),
                new Listed(
                        page.data().stream()
                                .sorted(Comparator.comparing(line -> !line.state().isUsable()))
                                .toList(),
                        mayChange() ? here + "/new" : null,
                        query.cursor() == null ? null : here,
                        page.nextCursor() == null ? null : here + "?cursor=" + page.nextCursor()));
    }

    @GET
    @Path("/new")
    @Proven
    @AllowedTo(AllowedTo.Audience.KEYS)
    @Operation(hidden = true)
    public TemplateInstance create(@PathParam("tenant") TenantId id) {
        return creating(tenants.find(id), Once.numbered(forms.begin("create", form -> form)));
    }

    @POST
    @Path("/new")
    @Proven
    @AllowedTo(AllowedTo.Audience.KEYS)
    @Operation(hidden = true)
    public Response create(@PathParam("tenant") TenantId id, MultivaluedMap<String, String> sent) {
        Tenant tenant = tenants.find(id);
        Form form = Form.typed("create", sent);
        try {
            KeyBody body = KeyForm.read(form, tenant.currency(), null);
            return switch (once.act(
                    form.value(Once.FIELD),
                    "key.create " + id + body,
                    () -> change.issue(tenant, body),
                    KeyView::id)) {
                case Once.Outcome.Done<KeyView>(KeyView key) ->
                        Response.ok(secret.show(tenant, key, null)).build();
                case Once.Outcome.Before<KeyView> before ->
                        answers.seeOther(
                                Place.KEYS.of(id) + "/" + before.id(),
                                new Flash(Flash.Tone.INFO, say().createdBefore()));
                case Once.Outcome.Reused<KeyView> reused ->
                        answers.refused(
                                creating(
                                        tenant, Once.renumbered(form).refused(say().formReused())));
            };
        } catch (Refused fault) {
            return answers.refused(creating(tenant, forms.refused(form, fault)));
        }
    }

    private TemplateInstance creating(Tenant tenant, Form form) {
        return Pages.create(
                frames.tenant(tenant, Place.KEYS),
                new Creating(Place.KEYS.of(tenant.id()), form, forms.choices(tenant, null)));
    }

    private boolean mayChange() {
        return caller.get().may(AllowedTo.Audience.KEYS);
    }

    private KeysWords say() {
        return words.in(KeysWords.class);
    }
}
