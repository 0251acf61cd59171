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
import io.tollgate.admin.web.Refused;
import io.tollgate.admin.web.StrictJson;
import io.tollgate.billing.money.Money;
import io.tollgate.catalog.id.KeyId;
import io.tollgate.catalog.id.TenantId;
import io.tollgate.catalog.tenant.Tenant;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.MultivaluedMap;
import jakarta.ws.rs.core.Response;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.jspecify.annotations.Nullable;

/// One key: what it may do, and its end.
@Path("/tenants/{tenant}/keys")
@Produces(MediaType.TEXT_HTML)
class KeyPage {
    /// A day, in seconds: time for a deployment.
    private static final String USUAL_OVERLAP = "86400";

    private final TenantsInReach tenants;
    private final ReadKey read;
    private final ChangeKeys change;
    private final KeyForms forms;
    private final SecretPage secret;
    private final Once once;
    private final CurrentCaller caller;
    private final StrictJson json;
    private final Frames frames;
    private final Answers answers;
    private final Words words;

    KeyPage(
            TenantsInReach tenants,
            ReadKey read,
            ChangeKeys change,
            KeyForms forms,
            SecretPage secret,
            Once once,
            CurrentCaller caller,
            StrictJson json,
            Frames frames,
            Answers answers,
            Words words) {
        this.tenants = tenants;
        this.read = read;
        this.change = change;
        this.forms = forms;
        this.secret = secret;
        this.once = once;
        this.caller = caller;
        this.json = json;
        this.frames = frames;
        this.answers = answers;
        this.words = words;
    }

    @CheckedTemplate(basePath = "keys")
    static final class Pages {
        private Pages() {}

        static native TemplateInstance key(Frame frame, Shown page);

        static native TemplateInstance rotate(Frame frame, Rotating page);

        static native TemplateInstance revoke(Frame frame, Revoking page);
    }

    /// @param used what its budget has been charged in the present window, null without a budget
    /// @param changing the form, null for who may not change it, or once it is over
    record Shown(
            String list,
            String calls,
            KeyLine key,
            @Nullable Money used,
            @Nullable Form changing,
            KeyForms.Choices choices) {}

    record Rotating(KeyLine key, Form form, List<Form.Option> overlaps) {}

    record Revoking(KeyLine key, Form form) {}

    @GET
    @Path("/{key}")
    @AllowedTo(AllowedTo.Audience.TENANTS)
    @Operation(hidden = true)
    public TemplateInstance show(@PathParam("tenant") TenantId id, @PathParam("key") KeyId key) {
        Tenant tenant = tenants.find(id);
        KeyLine line = read.of(tenant, key);
        return shown(
                tenant,
                line,
                forms.begin(
                        "change", form -> KeyForm.of(form.name(), line.key(), tenant.currency())));
    }

    @POST
    @Path("/{key}")
    @AllowedTo(AllowedTo.Audience.KEYS)
    @Operation(hidden = true)
    public Response change(
            @PathParam("tenant") TenantId id,
            @PathParam("key") KeyId key,
            MultivaluedMap<String, String> sent) {
        Tenant tenant = tenants.find(id);
        KeyLine line = read.of(tenant, key);
        Form form = Form.typed("change", sent);
        try {
            KeyBody body = KeyForm.read(form, tenant.currency(), line.key());
            KeyView after = change.change(key, json.tree(body).deepCopy(), caller.get());
            return answers.seeOther(line.href(), Flash.ok(say().saved(after.name())));
        } catch (Refused fault) {
            return answers.refused(shown(tenant, line, forms.refused(form, fault)));
        }
    }

    @GET
    @Path("/{key}/rotate")
    @Proven
    @AllowedTo(AllowedTo.Audience.KEYS)
    @Operation(hidden = true)
    public TemplateInstance rotate(@PathParam("tenant") TenantId id, @PathParam("key") KeyId key) {
        Tenant tenant = tenants.find(id);
        return rotating(
                tenant,
                read.of(tenant, key),
                Once.numbered(
                        forms.begin(
                                "rotate",
                                form -> form.with(KeyField.OVERLAP.input(), USUAL_OVERLAP))));
    }

    @POST
    @Path("/{key}/rotate")
    @Proven
    @AllowedTo(AllowedTo.Audience.KEYS)
    @Operation(hidden = true)
    public Response rotate(
            @PathParam("tenant") TenantId id,
            @PathParam("key") KeyId key,
            MultivaluedMap<String, String> sent) {
        Tenant tenant = tenants.find(id);
        KeyLine line = read.of(tenant, key);
        Form form = Form.typed("rotate", sent);
        try {
            RotationBody body = KeyForm.readRotation(form);
            return switch (once.act(
                    form.value(Once.FIELD),
                    "key.rotate " + key + body,
                    () -> change.rotate(key, body, caller.get()),
                    KeyView::id)) {
                case Once.Outcome.Done<KeyView>(KeyView fresh) ->
                        Response.ok(secret.show(tenant, fresh, read.of(tenant, key))).build();
                case Once.Outcome.Before<KeyView> before ->
                        answers.seeOther(
                                Place.KEYS.of(id) + "/" + before.id(),
                                new Flash(Flash.Tone.INFO, say().createdBefore()));
                case Once.Outcome.Reused<KeyView> reused ->
                        answers.refused(
                                rotating(
                                        tenant,
                                        line,
                                        Once.renumbered(form).refused(say().formReused())));
            };
        } catch (Refused fault) {
            return answers.refused(rotating(tenant, line, unable(form, fault)));
        }
    }

    @GET
    @Path("/{key}/revoke")
    @AllowedTo(AllowedTo.Audience.KEYS)
    @Operation(hidden = true)
    public TemplateInstance revoke(@PathParam("tenant") TenantId id, @PathParam("key") KeyId key) {
        Tenant tenant = tenants.find(id);
        return Pages.revoke(
                frames.tenant(tenant, Place.KEYS),
                new Revoking(read.of(tenant, key), Form.named("revoke")));
    }

    /// A second one changes nothing.
    @POST
    @Path("/{key}/revoke")
    @AllowedTo(AllowedTo.Audience.KEYS)
    @Operation(hidden = true)
    public Response revoked(@PathParam("tenant") TenantId id, @PathParam("key") KeyId key) {
        KeyLine line = read.of(tenants.find(id), key);
        change.revoke(key, caller.get());
        return answers.seeOther(Place.KEYS.of(id), Flash.ok(say().revoked(line.key().name())));
    }

    private Form unable(Form form, Refused fault) {
        return fault.code().equals(ChangeKeys.NOT_ACTIVE)
                ? form.refused(say().cannotRotate())
                : forms.refused(form, fault);
    }

    private TemplateInstance shown(Tenant tenant, KeyLine line, Form form) {
        boolean changeable = line.state().isUsable() && caller.get().may(AllowedTo.Audience.KEYS);
        return Pages.key(
                frames.tenant(tenant, Place.KEYS),
                new Shown(
                        Place.KEYS.of(tenant.id()),
                        Place.CALLS.of(tenant.id()) + "?key=" + line.key().id(),
                        line,
                        read.used(line),
                        changeable ? form : null,
                        forms.choices(tenant, line.key())));
    }

    private TemplateInstance rotating(Tenant tenant, KeyLine line, Form form) {
        return Pages.rotate(
                frames.tenant(tenant, Place.KEYS), new Rotating(line, form, forms.overlaps()));
    }

    private KeysWords say() {
        return words.in(KeysWords.class);
    }
}
