package io.tollgate.admin.support;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.errorprone.annotations.CanIgnoreReturnValue;
import io.tollgate.billing.flush.Flush;
import io.tollgate.billing.usage.CallId;
import io.tollgate.catalog.id.Ids;
import io.tollgate.catalog.id.KeyId;
import java.time.Instant;
import java.util.List;

/// Calls of a tenant that are in the ledger; see [UsedCall] for what each is worth.
public final class Calls {
    private Calls() {}

    @CanIgnoreReturnValue
    public static CallId book(String tenant, String key, Instant at) {
        return book(tenant, key, at, 90_000);
    }

    /// One whose list price is another.
    @CanIgnoreReturnValue
    public static CallId book(String tenant, String key, Instant at, long retailNanos) {
        CallId call = CallId.at(at);
        assertThat(
                        Browser.bean(Flush.class)
                                .book(
                                        List.of(
                                                UsedCall.of(
                                                        tenant,
                                                        KeyId.parse(key),
                                                        Ids.next(),
                                                        call,
                                                        retailNanos)),
                                        Console.unique("test")))
                .isEqualTo(1);
        return call;
    }
}
