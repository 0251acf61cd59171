package io.tollgate.admin.kit;

import io.tollgate.admin.access.AllowedTo.Audience;
import io.tollgate.catalog.id.TenantId;
import java.util.Arrays;
import java.util.List;

/// An entry of the menu. Its label is the message `place_NAME` of the kit.
public enum Place {
    OVERVIEW(Area.TENANT, "", "home", Audience.TENANTS),
    KEYS(Area.TENANT, "/keys", "key", Audience.TENANTS),
    USAGE(Area.TENANT, "/usage", "chart", Audience.TENANTS),
    CALLS(Area.TENANT, "/calls", "list", Audience.TENANTS),
    TOP_UP(Area.TENANT, "/top-up", "wallet", Audience.TOP_UP),
    STATEMENTS(Area.TENANT, "/statements", "file", Audience.STATEMENTS),
    MEMBERS(Area.TENANT, "/members", "people", Audience.TENANTS),
    HUB(Area.OPERATOR, "", "home", Audience.OPERATORS),
    TENANTS(Area.OPERATOR, "/tenants", "building", Audience.OPERATORS),
    UPSTREAMS(Area.OPERATOR, "/upstreams", "cloud", Audience.OPERATORS),
    MODELS(Area.OPERATOR, "/models", "cube", Audience.OPERATORS),
    PRICES(Area.OPERATOR, "/prices", "tag", Audience.OPERATORS),
    HUB_USAGE(Area.OPERATOR, "/usage", "chart", Audience.OPERATORS),
    LEDGER(Area.OPERATOR, "/ledger", "book", Audience.OPERATORS),
    AUDIT(Area.OPERATOR, "/audit", "list", Audience.OPERATORS),
    PEOPLE(Area.OPERATOR, "/people", "people", Audience.OPERATORS);

    /// A part of the console with a menu of its own.
    public enum Area {
        /// `/tenants/{id}/…`
        TENANT,
        /// `/operator/…`
        OPERATOR
    }

    private final Area area;
    private final String path;
    private final String icon;
    private final Audience audience;

    Place(Area area, String path, String icon, Audience audience) {
        this.area = area;
        this.path = path;
        this.icon = icon;
        this.audience = audience;
    }

    public Area area() {
        return area;
    }

    /// A name that the tag `icon` knows.
    public String icon() {
        return icon;
    }

    /// Who is shown this entry.
    public Audience audience() {
        return audience;
    }

    static List<Place> in(Area area) {
        return Arrays.stream(values()).filter(place -> place.area == area).toList();
    }

    /// The URL of this place of a tenant.
    public String of(TenantId tenant) {
        if (area != Area.TENANT) {
            throw new IllegalStateException(this + " is the operator's");
        }
        return "/tenants/" + tenant + path;
    }

    /// The URL of this place of the operator.
    public String ofOperator() {
        if (area != Area.OPERATOR) {
            throw new IllegalStateException(this + " belongs to a tenant");
        }
        return "/operator" + path;
    }
}
