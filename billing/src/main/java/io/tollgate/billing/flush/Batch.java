package io.tollgate.billing.flush;

import io.vertx.redis.client.Response;
import java.util.ArrayList;
import java.util.List;

/// Entries of a shard's stream that follow a cursor.
///
/// @param lastId the id of the last entry, where the cursor goes
record Batch(String lastId, List<SettledCall> calls, List<Unreadable> unreadable) {
    /// A line of an entry that does not say whose call it was.
    ///
    /// @param call the call's id, as far as it is one
    record Unreadable(String call, String text, String error) {}

    /// Reads the reply of XRANGE; `null` ids never occur, an empty reply keeps the cursor.
    static Batch of(String cursor, Response entries) {
        String last = cursor;
        List<SettledCall> calls = new ArrayList<>();
        List<Unreadable> unreadable = new ArrayList<>();
        for (Response entry : entries) {
            last = entry.get(0).toString();
            Response fields = entry.get(1);
            for (int n = 0; n < fields.size(); n += 2) {
                String call = fields.get(n).toString();
                String text = fields.get(n + 1).toString();
                try {
                    SettledCall.parse(call, text).ifPresent(calls::add);
                } catch (IllegalArgumentException failure) {
                    unreadable.add(new Unreadable(call, text, failure.toString()));
                }
            }
        }
        return new Batch(last, calls, unreadable);
    }
}
