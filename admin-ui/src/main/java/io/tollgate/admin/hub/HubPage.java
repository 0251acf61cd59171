package io.tollgate.admin.hub;

import io.quarkus.qute.CheckedTemplate;
import io.quarkus.qute.TemplateInstance;
import io.tollgate.admin.access.AllowedTo;
import io.tollgate.admin.access.CurrentCaller;
import io.tollgate.admin.alerts.AlertView;
import io.tollgate.admin.alerts.ReadAlerts;
import io.tollgate.admin.kit.Frame;
import io.tollgate.admin.kit.Frames;
import io.tollgate.admin.kit.Place;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.jspecify.annotations.Nullable;

/// The operator's overview.
@Path("/operator")
@Produces(MediaType.TEXT_HTML)
class HubPage {
    private static final List<Integer> PERIODS = List.of(1, 7, 30);

    /// More are a project, not a list.
    private static final int MOST_FINDINGS = 12;

    private final ReadFigures figures;
    private final ReadSetUp setUp;
    private final InspectCatalog inspection;
    private final ReadAlerts alerts;
    private final CurrentCaller caller;
    private final Frames frames;

    HubPage(
            ReadFigures figures,
            ReadSetUp setUp,
            InspectCatalog inspection,
            ReadAlerts alerts,
            CurrentCaller caller,
            Frames frames) {
        this.figures = figures;
        this.setUp = setUp;
        this.inspection = inspection;
        this.alerts = alerts;
        this.caller = caller;
        this.frames = frames;
    }

    @CheckedTemplate(basePath = "operator")
    static final class Pages {
        private Pages() {}

        static native TemplateInstance hub(Frame frame, Shown page);
    }

    /// @param alerts the newest that are open
    /// @param figures one a currency
    /// @param more findings that are not shown
    record Shown(
            int days,
            List<Integer> periods,
            List<Figures> figures,
            SetUp setUp,
            List<AlertView> alerts,
            List<Finding> findings,
            int more,
            boolean maySetUp) {}

    @GET
    @AllowedTo(AllowedTo.Audience.OPERATORS)
    @Operation(hidden = true)
    public TemplateInstance show(@QueryParam("days") @Nullable String days) {
        int period =
                PERIODS.stream()
                        .filter(one -> one.toString().equals(days))
                        .findFirst()
                        .orElse(PERIODS.getFirst());
        List<Finding> all = inspection.inspect();
        List<Finding> shown = all.subList(0, Math.min(all.size(), MOST_FINDINGS));
        return Pages.hub(
                frames.operator(Place.HUB),
                new Shown(
                        period,
                        PERIODS,
                        figures.read(period),
                        setUp.read(),
                        alerts.open(MOST_FINDINGS),
                        shown,
                        all.size() - shown.size(),
                        caller.may(AllowedTo.Audience.ADMINS)));
    }
}
