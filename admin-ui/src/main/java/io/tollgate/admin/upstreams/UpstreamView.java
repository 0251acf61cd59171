package io.tollgate.admin.upstreams;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.tollgate.admin.web.ActiveStatus;
import io.tollgate.admin.web.Check;
import io.tollgate.admin.web.MoneyView;
import io.tollgate.catalog.account.AccountMarks;
import io.tollgate.catalog.upstream.Upstream;
import java.time.Instant;
import java.util.Currency;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// An upstream, as the API shows it.
///
/// @param balanceAlert below it operators are told; null for never
/// @param balanceReserve below it traffic is moved to other credentials; null for never
/// @param credentials in the answer to the question for one upstream alone
record UpstreamView(
        String id,
        String name,
        String label,
        String dialect,
        String baseUrl,
        boolean allowPrivateNetwork,
        String disconnect,
        String status,
        @Nullable MoneyView balanceAlert,
        @Nullable MoneyView balanceReserve,
        @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable List<CredentialView> credentials,
        Instant createdAt) {
    static UpstreamView of(Upstream upstream, @Nullable AccountMarks marks) {
        return of(upstream, marks, null);
    }

    static UpstreamView of(
            Upstream upstream,
            @Nullable AccountMarks marks,
            @Nullable List<CredentialView> credentials) {
        return new UpstreamView(
                upstream.id().toString(),
                upstream.name(),
                upstream.label(),
                upstream.dialect().wire(),
                upstream.baseUrl().toString(),
                upstream.allowPrivateNetwork(),
                Check.wire(upstream.disconnect()),
                ActiveStatus.view(upstream.active(), ActiveStatus.DISABLED),
                marks == null ? null : money(marks.alertNanos(), marks.currency()),
                marks == null ? null : money(marks.reserveNanos(), marks.currency()),
                credentials,
                upstream.createdAt());
    }

    private static @Nullable MoneyView money(long nanos, Currency currency) {
        return nanos == 0 ? null : MoneyView.of(nanos, currency);
    }
}
