package io.tollgate.billing.flush;

import io.vertx.redis.client.Response;
import java.util.ArrayList;
import java.util.List;

/// Entries of a shard's stream that follow a cursor.
///
/// @param lastId the id of the last entry, where the cursor goes
record Batch(String lastId, List<SettledCall> calls) {
    /// Reads the reply of XRANGE; `null` ids never occur, an empty reply keeps the cursor.
    static Batch of(String cursor, Response entries) {
        String last = cursor;
        List<SettledCall> calls = new ArrayList<>();
        for (Response entry : entries) {
            last = entry.get(0).toString();
            Response fields = entry.get(1);
            for (int n = 0; n < fields.size(); n += 2) {
                SettledCall.parse(fields.get(n).toString(), fields.get(n + 1).toString())
                        .ifPresent(calls::add);
            }
        }
        return new Batch(last, calls);
    }
}
