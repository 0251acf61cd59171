package io.tollgate.admin.web;

/// Where the management API lives.
public final class Api {
    public static final String ROOT = "/api/v1";

    private Api() {}
}
