package io.tollgate.admin.access;

import io.quarkus.arc.Arc;
import io.tollgate.catalog.id.SessionId;

/// Tokens as pages carry them, for tests that send a form without looking at its page.
public final class FormTokensOfPages {
    private FormTokensOfPages() {}

    public static String of(SessionId session) {
        return issue(FormTokens.Binding.of(session));
    }

    public static String ofVisit(String secret) {
        return issue(FormTokens.Binding.ofVisit(secret));
    }

    public static String newVisit() {
        return BrowserCookies.newVisit();
    }

    private static String issue(FormTokens.Binding binding) {
        return Arc.container().instance(FormTokens.class).get().issue(binding);
    }
}
