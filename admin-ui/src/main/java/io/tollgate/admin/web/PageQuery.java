package io.tollgate.admin.web;

import jakarta.ws.rs.QueryParam;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/// Which page of a list a caller wants. The cursor is the id of the last row before it; callers
/// treat it as opaque.
public record PageQuery(
        @QueryParam("limit") @Nullable String limit,
        @QueryParam("cursor") @Nullable String cursor) {
    /// Rows that the page holds.
    public int rows(ConsoleLimits limits) {
        if (limit == null) {
            return limits.defaultPageRows();
        }
        int most = limits.maxPageRows();
        try {
            int rows = Integer.parseInt(limit);
            if (rows >= 1 && rows <= most && limit.charAt(0) != '+') {
                return rows;
            }
        } catch (NumberFormatException notANumber) {
            throw Refused.invalid("limit", "must be a whole number from 1 to " + most);
        }
        throw Refused.invalid("limit", "must be a whole number from 1 to " + most);
    }

    /// The id after which the page starts, null for the first page.
    public <I> @Nullable I after(Function<String, I> parser) {
        if (cursor == null) {
            return null;
        }
        try {
            return parser.apply(cursor);
        } catch (IllegalArgumentException wrong) {
            throw Refused.invalid("cursor", "must be a next_cursor of this list");
        }
    }
}
