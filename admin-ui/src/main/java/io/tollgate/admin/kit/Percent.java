package io.tollgate.admin.kit;

/// Shares as people read them.
public final class Percent {
    private static final int TENTHS = 10;

    private Percent() {}

    /// Such as `12.5 %`; a minus is U+2212.
    ///
    /// @param permille tenths of a per cent
    public static String of(long permille) {
        long size = Math.abs(permille);
        return (permille < 0 ? "−" : "")
                + Numbers.grouped(size / TENTHS)
                + "."
                + size % TENTHS
                + "\u00a0%";
    }
}
