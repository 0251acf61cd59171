package io.tollgate.admin.overview;

import io.quarkus.qute.CheckedTemplate;
import io.quarkus.qute.TemplateInstance;
import io.tollgate.admin.access.AllowedTo;
import io.tollgate.admin.access.CurrentCaller;
import io.tollgate.admin.access.TenantsInReach;
import io.tollgate.admin.kit.Chart;
import io.tollgate.admin.kit.Frame;
import io.tollgate.admin.kit.Frames;
import io.tollgate.admin.kit.Place;
import io.tollgate.admin.kit.Words;
import io.tollgate.admin.snippet.FirstCall;
import io.tollgate.admin.snippet.FirstCalls;
import io.tollgate.billing.usage.UsageRecords;
import io.tollgate.catalog.id.TenantId;
import io.tollgate.catalog.key.ApiKeys;
import io.tollgate.catalog.tenant.Tenant;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.jspecify.annotations.Nullable;

/// The tenant's first page.
@Path("/tenants/{tenant}")
@Produces(MediaType.TEXT_HTML)
class OverviewPage {
    private final TenantsInReach tenants;
    private final Overview overview;
    private final ApiKeys keys;
    private final UsageRecords records;
    private final FirstCalls firstCalls;
    private final CurrentCaller caller;
    private final Frames frames;
    private final Words words;

    OverviewPage(
            TenantsInReach tenants,
            Overview overview,
            ApiKeys keys,
            UsageRecords records,
            FirstCalls firstCalls,
            CurrentCaller caller,
            Frames frames,
            Words words) {
        this.tenants = tenants;
        this.overview = overview;
        this.keys = keys;
        this.records = records;
        this.firstCalls = firstCalls;
        this.caller = caller;
        this.frames = frames;
        this.words = words;
    }

    @CheckedTemplate(basePath = "overview")
    static final class Pages {
        private Pages() {}

        static native TemplateInstance overview(Frame frame, Shown page);
    }

    /// @param steps empty once all are done
    /// @param topUp where to pay, null for who may not
    /// @param newKey where to make a key, null for who may not
    record Shown(
            Tenant tenant,
            Overview.State state,
            Chart chart,
            List<Step> steps,
            FirstCall firstCall,
            String usage,
            @Nullable String topUp,
            @Nullable String newKey) {
        /// As a tile takes it.
        public @Nullable String daysTone() {
            return state.burn().isShort() ? "warn" : null;
        }
    }

    @GET
    @AllowedTo(AllowedTo.Audience.TENANTS)
    @Operation(hidden = true)
    public TemplateInstance show(@PathParam("tenant") TenantId id) {
        Tenant tenant = tenants.find(id);
        Overview.State state = overview.of(tenant);
        OverviewWords say = words.in(OverviewWords.class);
        String topUp = caller.get().may(AllowedTo.Audience.TOP_UP) ? Place.TOP_UP.of(id) : null;
        String newKey =
                caller.get().may(AllowedTo.Audience.KEYS) ? Place.KEYS.of(id) + "/new" : null;
        return Pages.overview(
                frames.tenant(tenant, Place.OVERVIEW),
                new Shown(
                        tenant,
                        state,
                        Overview.chart(
                                state,
                                tenant,
                                say.chargePerDay(tenant.currency().getCurrencyCode()),
                                tenant.currency().getCurrencyCode()),
                        steps(tenant, state, topUp, newKey),
                        firstCalls.of(tenant),
                        Place.USAGE.of(id),
                        topUp,
                        newKey));
    }

    private List<Step> steps(
            Tenant tenant, Overview.State state, @Nullable String topUp, @Nullable String newKey) {
        boolean called = state.calls() > 0 || hasCalled(tenant);
        boolean credited = state.balance().totalCredits().nanos() > 0;
        boolean keyed = !keys.list(tenant.id(), 1, null).isEmpty();
        return called && credited && keyed
                ? List.of()
                : List.of(
                        new Step(Step.Kind.CREDIT, credited, topUp),
                        new Step(Step.Kind.KEY, keyed, newKey),
                        new Step(Step.Kind.CALL, called, "#first-call"));
    }

    private boolean hasCalled(Tenant tenant) {
        return !records.list(UsageRecords.Filter.ofTenant(tenant.id()), 1, null).isEmpty();
    }
}
