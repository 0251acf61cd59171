package io.tollgate.admin.web;

import jakarta.ws.rs.Path;

/// Where the management API lives. Every other resource is a page.
public final class Api {
    public static final String ROOT = "/api/v1";

    private Api() {}

    /// Whether a resource belongs to the API.
    public static boolean has(Class<?> resource) {
        Path path = resource.getAnnotation(Path.class);
        return path != null && path.value().startsWith(ROOT);
    }
}
