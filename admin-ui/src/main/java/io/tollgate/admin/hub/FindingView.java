package io.tollgate.admin.hub;

import java.util.Locale;

/// @param kind as a program reads it: `no_route`, `below_cost` and so on
/// @param name of the model or the upstream
/// @param grave whether calls fail, or are sold at a loss, because of it
record FindingView(String kind, String name, boolean grave, String message) {
    static FindingView of(Finding finding) {
        return new FindingView(
                finding.kind().name().toLowerCase(Locale.ROOT),
                finding.name(),
                finding.isGrave(),
                message(finding.kind()));
    }

    private static String message(FindingKind kind) {
        return switch (kind) {
            case NO_ROUTE -> "the model has no route";
            case NO_PRICE -> "the model has no sell price, and is not for sale";
            case BELOW_COST -> "the model is sold below its cost";
            case NO_COST -> "a route has no wholesale price, so its margin is unknown";
            case NO_CREDENTIAL -> "the upstream has no active credential";
            case DISABLED -> "the upstream is disabled";
        };
    }
}
