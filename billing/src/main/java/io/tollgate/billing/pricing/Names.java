package io.tollgate.billing.pricing;

/// Text that PostgreSQL stores and a person can read.
final class Names {
    private static final int MAX_LENGTH = 200;

    private Names() {}

    static void check(String field, String text) {
        if (text.isBlank() || text.length() > MAX_LENGTH) {
            throw new InvalidPrice(field, "must have 1 to " + MAX_LENGTH + " characters");
        }
        if (text.codePoints().anyMatch(Names::isUnprintable)) {
            throw new InvalidPrice(field, "must have no control characters");
        }
    }

    private static boolean isUnprintable(int codePoint) {
        return Character.isISOControl(codePoint)
                || Character.getType(codePoint) == Character.SURROGATE;
    }
}
