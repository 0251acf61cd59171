package io.tollgate.admin.web;

import java.util.List;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/// One page of a list.
///
/// @param nextCursor give it as `cursor` for the rows that follow; null on the last page
public record Page<T>(List<T> data, @Nullable String nextCursor) {
    public Page {
        data = List.copyOf(data);
    }

    /// Cuts a page out of rows of which one more than the page holds was asked for.
    public static <R, V> Page<V> of(
            List<R> rows, int limit, Function<R, ?> cursor, Function<R, V> view) {
        boolean more = rows.size() > limit;
        List<R> shown = more ? rows.subList(0, limit) : rows;
        return new Page<>(
                shown.stream().map(view).toList(),
                more ? String.valueOf(cursor.apply(shown.getLast())) : null);
    }
}
