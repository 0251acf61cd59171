package io.tollgate.admin.requests;

import io.quarkus.qute.CheckedTemplate;
import io.quarkus.qute.TemplateInstance;
import io.tollgate.admin.access.AllowedTo;
import io.tollgate.admin.access.CurrentCaller;
import io.tollgate.admin.access.TenantsInReach;
import io.tollgate.admin.kit.Answers;
import io.tollgate.admin.kit.Form;
import io.tollgate.admin.kit.Frame;
import io.tollgate.admin.kit.Frames;
import io.tollgate.admin.kit.Place;
import io.tollgate.admin.kit.Words;
import io.tollgate.admin.web.ConsoleLimits;
import io.tollgate.admin.web.Page;
import io.tollgate.admin.web.PageQuery;
import io.tollgate.admin.web.Refused;
import io.tollgate.billing.usage.CallId;
import io.tollgate.billing.usage.StoredUsage;
import io.tollgate.catalog.id.TenantId;
import io.tollgate.catalog.key.ApiKey;
import io.tollgate.catalog.key.ApiKeys;
import io.tollgate.catalog.tenant.Tenant;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.util.List;
import java.util.Optional;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.jspecify.annotations.Nullable;

/// A tenant's calls, and the receipt of each.
@Path("/tenants/{tenant}/calls")
@Produces(MediaType.TEXT_HTML)
class CallsPage {
    private final TenantsInReach tenants;
    private final ReadCalls calls;
    private final ApiKeys keys;
    private final CallChoices choices;
    private final CurrentCaller caller;
    private final ConsoleLimits limits;
    private final Frames frames;
    private final Answers answers;
    private final Words words;

    CallsPage(
            TenantsInReach tenants,
            ReadCalls calls,
            ApiKeys keys,
            CallChoices choices,
            CurrentCaller caller,
            ConsoleLimits limits,
            Frames frames,
            Answers answers,
            Words words) {
        this.tenants = tenants;
        this.calls = calls;
        this.keys = keys;
        this.choices = choices;
        this.caller = caller;
        this.limits = limits;
        this.frames = frames;
        this.answers = answers;
        this.words = words;
    }

    @CheckedTemplate(basePath = "calls")
    static final class Pages {
        private Pages() {}

        static native TemplateInstance calls(Frame frame, Listed page);

        static native TemplateInstance call(Frame frame, Shown page);
    }

    /// A call in the list.
    record Line(StoredUsage stored, Receipt receipt, @Nullable String keyName, String href) {}

    /// @param any whether nothing was asked for in particular
    record Listed(
            String here,
            List<Line> lines,
            Form search,
            Form filter,
            CallChoices.Offered choices,
            boolean any,
            @Nullable String first,
            @Nullable String next) {}

    record Shown(String here, Receipt receipt, String key) {}

    @GET
    @AllowedTo(AllowedTo.Audience.TENANTS)
    @Operation(hidden = true)
    public Response list(
            @PathParam("tenant") TenantId id,
            @QueryParam("id") @Nullable String wanted,
            @BeanParam CallFilter filter,
            @BeanParam PageQuery query) {
        Tenant tenant = tenants.find(id);
        if (wanted == null || wanted.isBlank()) {
            return filtered(tenant, filter, query);
        }
        Optional<CallId> found = search(tenant, wanted.strip());
        if (found.isPresent()) {
            return answers.seeOther(Place.CALLS.of(id) + "/" + found.get());
        }
        Form search = Form.named("search").with("id", wanted).refused("id", say().notFound());
        return answers.refused(
                page(tenant, new Page<>(List.of(), null), search, filter, filter.form(), null));
    }

    @GET
    @Path("/{call}")
    @AllowedTo(AllowedTo.Audience.TENANTS)
    @Operation(hidden = true)
    public TemplateInstance show(@PathParam("tenant") TenantId id, @PathParam("call") CallId call) {
        Tenant tenant = tenants.find(id);
        StoredUsage stored = calls.find(call);
        String keyName = keys.find(stored.record().key()).map(ApiKey::name).orElse(null);
        return Pages.call(
                frames.tenant(tenant, Place.CALLS),
                new Shown(
                        Place.CALLS.of(id),
                        Receipt.of(stored, keyName, caller.get().isOperator()),
                        Place.KEYS.of(id) + "/" + stored.record().key()));
    }

    private Response filtered(Tenant tenant, CallFilter filter, PageQuery query) {
        Form search = Form.named("search");
        try {
            int rows = query.rows(limits);
            CallChoices.Offered offered = choices.of(tenant, filter);
            Page<Line> page =
                    Page.of(
                            calls.list(
                                    filter.query(tenant.id()),
                                    rows + 1,
                                    query.after(CallId::parse)),
                            rows,
                            stored -> stored.record().call(),
                            stored -> line(tenant, stored, offered));
            String first =
                    query.cursor() == null
                            ? null
                            : Place.CALLS.of(tenant.id()) + "?" + filter.prefix();
            return Response.ok(page(tenant, page, search, filter, filter.form(), first)).build();
        } catch (Refused fault) {
            Form form = refused(filter.form(), fault);
            return answers.refused(
                    page(tenant, new Page<>(List.of(), null), search, filter, form, null));
        }
    }

    private Line line(Tenant tenant, StoredUsage stored, CallChoices.Offered offered) {
        String keyName = offered.keyNames().get(stored.record().key());
        return new Line(
                stored,
                Receipt.of(stored, keyName, false),
                keyName,
                Place.CALLS.of(tenant.id()) + "/" + stored.record().call());
    }

    private Optional<CallId> search(Tenant tenant, String wanted) {
        try {
            return Optional.of(calls.find(CallId.parse(wanted)).record())
                    .filter(call -> call.tenant().equals(tenant.id()))
                    .map(call -> call.call());
        } catch (IllegalArgumentException | Refused nothing) {
            return Optional.empty();
        }
    }

    private Form refused(Form form, Refused fault) {
        String field = fault.field();
        if (field == null) {
            throw fault;
        }
        return switch (field) {
            case "from", "to" -> form.refused(field, say().wrongDay());
            case "model", "key", "status" -> form.refused(field, say().wrongChoice());
            default -> throw fault;
        };
    }

    private TemplateInstance page(
            Tenant tenant,
            Page<Line> page,
            Form search,
            CallFilter filter,
            Form form,
            @Nullable String first) {
        String here = Place.CALLS.of(tenant.id());
        return Pages.calls(
                frames.tenant(tenant, Place.CALLS),
                new Listed(
                        here,
                        page.data(),
                        search,
                        form,
                        choices.of(tenant, filter),
                        filter.isAny(),
                        first,
                        page.nextCursor() == null
                                ? null
                                : here + "?" + filter.prefix() + "cursor=" + page.nextCursor()));
    }

    private CallsWords say() {
        return words.in(CallsWords.class);
    }
}
