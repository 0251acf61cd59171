package io.tollgate.billing.settlement;

/// Ids of stream entries: `ms-sequence`.
public final class EntryId {
    private EntryId() {}

    public static boolean isAfter(String id, String other) {
        long ms = part(id, 0);
        long otherMs = part(other, 0);
        return ms > otherMs || (ms == otherMs && part(id, 1) > part(other, 1));
    }

    private static long part(String id, int index) {
        int dash = id.indexOf('-');
        return Long.parseLong(index == 0 ? id.substring(0, dash) : id.substring(dash + 1));
    }
}
