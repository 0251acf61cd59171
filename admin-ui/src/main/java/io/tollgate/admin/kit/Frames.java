package io.tollgate.admin.kit;

import io.tollgate.catalog.id.TenantId;
import io.tollgate.catalog.tenant.Tenant;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/// Makes the frame of a page for who looks at it.
@ApplicationScoped
public class Frames {
    private final CurrentVisit visit;

    Frames(CurrentVisit visit) {
        this.visit = visit;
    }

    /// A page without a menu: signed out, the account, an error.
    public Frame plain() {
        return frame(null, null, List.of());
    }

    /// One of a tenant's pages.
    public Frame tenant(Tenant tenant, Place here) {
        return frame(
                tenant.id(),
                tenant.name(),
                menu(Place.Area.TENANT, here, place -> place.of(tenant.id())));
    }

    /// One of the operator's pages.
    public Frame operator(Place here) {
        return frame(null, null, menu(Place.Area.OPERATOR, here, Place::ofOperator));
    }

    private List<Frame.Entry> menu(Place.Area area, Place here, Function<Place, String> href) {
        return Place.in(area).stream()
                .filter(place -> visit.visitor().map(v -> v.mayOpen().test(place)).orElse(false))
                .map(place -> new Frame.Entry(place, href.apply(place), place == here))
                .toList();
    }

    private Frame frame(@Nullable TenantId tenant, @Nullable String area, List<Frame.Entry> menu) {
        Look look = visit.look();
        boolean operating =
                menu.stream().anyMatch(entry -> entry.place().area() == Place.Area.OPERATOR);
        return new Frame(
                look.language(),
                look.theme(),
                look.path(),
                visit.visitor().map(Visitor::name).orElse(null),
                area,
                operating,
                visit.csrfToken(),
                menu,
                visit.visitor().map(v -> switches(v, tenant, operating)).orElse(List.of()),
                visit.takeFlash());
    }

    private static List<Frame.Switch> switches(
            Visitor visitor, @Nullable TenantId tenant, boolean operating) {
        List<Frame.Switch> switches = new ArrayList<>();
        if (visitor.operator()) {
            switches.add(new Frame.Switch(null, Place.HUB.ofOperator(), operating));
        }
        for (Visitor.Home home : visitor.homes()) {
            switches.add(
                    new Frame.Switch(
                            home.name(), Place.OVERVIEW.of(home.id()), home.id().equals(tenant)));
        }
        return switches;
    }
}
