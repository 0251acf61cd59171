package io.tollgate.admin.kit;

import java.util.List;
import org.jspecify.annotations.Nullable;

/// What surrounds a page's content. Every page template takes one as `frame` and hands it to
/// `kit/layout` or `kit/plain`; [Frames] makes it.
///
/// @param path path and query of this page, to come back to
/// @param person the name of who is signed in, null for nobody
/// @param area the name of the tenant whose pages these are; null outside a tenant's pages
/// @param operating whether this is one of the operator's pages
/// @param csrfToken goes into the hidden field `csrf` of every form; empty if there is none
/// @param menu the present area's entries
/// @param switches where else the person may go: tenants and the operator's pages
public record Frame(
        Language language,
        Theme theme,
        String path,
        @Nullable String person,
        @Nullable String area,
        boolean operating,
        String csrfToken,
        List<Entry> menu,
        List<Switch> switches,
        @Nullable Flash flash) {
    /// The name of the hidden field with the request-forgery token.
    public static final String CSRF_FIELD = "csrf";

    public Frame {
        menu = List.copyOf(menu);
        switches = List.copyOf(switches);
    }

    /// An entry of the menu.
    public record Entry(Place place, String href, boolean current) {}

    /// An area to switch to.
    ///
    /// @param name a tenant's name; null for the operator's pages
    public record Switch(@Nullable String name, String href, boolean current) {}
}
