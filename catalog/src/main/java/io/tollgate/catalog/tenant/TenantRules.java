package io.tollgate.catalog.tenant;

/// What the fields of a tenant must look like, as the schema has it.
final class TenantRules {
    /// Lua compares amounts as doubles, which are exact up to here.
    private static final long LARGEST_AMOUNT_NANOS = (1L << 53) - 1;

    private TenantRules() {}

    static void name(String name) {
        if (name.isBlank() || name.length() > 200) {
            throw new IllegalArgumentException("name is 1 to 200 characters");
        }
    }

    static void email(String email) {
        int at = email.indexOf('@');
        if (at < 1 || at == email.length() - 1 || email.length() > 320 || hasSpace(email)) {
            throw new IllegalArgumentException("email is an address of at most 320 characters");
        }
    }

    static void debtLimit(long nanos) {
        if (nanos < 0 || nanos > LARGEST_AMOUNT_NANOS) {
            throw new IllegalArgumentException("debt_limit is 0 to 9007199.254740991");
        }
    }

    private static boolean hasSpace(String text) {
        return text.chars().anyMatch(c -> Character.isWhitespace(c) || Character.isISOControl(c));
    }
}
