package io.tollgate.admin.audit;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/// What kinds of things are changed, as the journal names them.
enum Thing {
    TENANT,
    KEY,
    MANAGEMENT_KEY,
    UPSTREAM,
    CREDENTIAL,
    MODEL,
    PRICE_TABLE,
    TOP_UP,
    CREDIT,
    INVITATION,
    MEMBER,
    OPERATOR,
    PERSON,
    SIGN_IN,
    SESSION,
    QUARANTINE;

    /// Of an action such as `tenant.update`.
    static Optional<Thing> of(String action) {
        String name = action.replaceFirst("\\..*", "").toUpperCase(Locale.ROOT);
        return Arrays.stream(values()).filter(thing -> thing.name().equals(name)).findFirst();
    }
}
