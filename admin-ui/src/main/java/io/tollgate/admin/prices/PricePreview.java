package io.tollgate.admin.prices;

import java.util.List;
import org.jspecify.annotations.Nullable;

/// What a table of prices would do, in the words of a page.
///
/// @param losses sentences, one for each kind that would sell below cost
/// @param replay a sentence on the last days' calls, null if nothing can be said
record PricePreview(String moment, List<Line> lines, List<String> losses, @Nullable String replay) {
    PricePreview {
        lines = List.copyOf(lines);
        losses = List.copyOf(losses);
    }

    public boolean isBelowCost() {
        return !losses.isEmpty();
    }

    /// One model on one of its routes; input and output are two texts in one.
    ///
    /// @param route the upstream's name, null where none matters
    /// @param before the sell price that holds without the table, null if there is none
    /// @param note why no margin is known, null if it is
    /// @param against how far below retail it sells, null if that is not known
    record Line(
            String model,
            @Nullable String route,
            @Nullable String before,
            @Nullable String sell,
            @Nullable String cost,
            @Nullable String margin,
            boolean belowCost,
            @Nullable String note,
            @Nullable String against) {}
}
