package io.tollgate.admin.kit;

import io.tollgate.catalog.id.TenantId;
import java.util.List;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/// Who is signed in, as far as the layout needs to know.
///
/// @param name shown in the top bar
/// @param language the person's setting, null without one
/// @param homes the tenants to switch between, in the order shown
/// @param operator whether the operator's pages are open to the person
/// @param mayOpen whether a menu entry is shown to the person in the area shown
public record Visitor(
        String name,
        @Nullable Language language,
        List<Home> homes,
        boolean operator,
        Predicate<Place> mayOpen) {
    public Visitor {
        homes = List.copyOf(homes);
    }

    /// A tenant of which the person is a member.
    public record Home(TenantId id, String name) {}
}
