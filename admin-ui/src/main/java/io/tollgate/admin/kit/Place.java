package io.tollgate.admin.kit;

import io.tollgate.catalog.id.TenantId;
import java.util.Arrays;
import java.util.List;

/// An entry of the menu. Its label is the message `place_NAME` of the kit.
public enum Place {
    OVERVIEW(Area.TENANT, "", "home"),
    KEYS(Area.TENANT, "/keys", "key"),
    USAGE(Area.TENANT, "/usage", "chart"),
    CALLS(Area.TENANT, "/calls", "list"),
    TOP_UP(Area.TENANT, "/top-up", "wallet"),
    STATEMENTS(Area.TENANT, "/statements", "file"),
    MEMBERS(Area.TENANT, "/members", "people"),
    HUB(Area.OPERATOR, "", "home"),
    TENANTS(Area.OPERATOR, "/tenants", "building"),
    UPSTREAMS(Area.OPERATOR, "/upstreams", "cloud"),
    MODELS(Area.OPERATOR, "/models", "cube"),
    PRICES(Area.OPERATOR, "/prices", "tag"),
    HUB_USAGE(Area.OPERATOR, "/usage", "chart"),
    LEDGER(Area.OPERATOR, "/ledger", "book"),
    AUDIT(Area.OPERATOR, "/audit", "list"),
    PEOPLE(Area.OPERATOR, "/people", "people");

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

    Place(Area area, String path, String icon) {
        this.area = area;
        this.path = path;
        this.icon = icon;
    }

    public Area area() {
        return area;
    }

    /// A name that the tag `icon` knows.
    public String icon() {
        return icon;
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
