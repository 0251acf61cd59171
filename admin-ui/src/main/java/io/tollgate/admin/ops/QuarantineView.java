package io.tollgate.admin.ops;

import io.tollgate.admin.web.Check;
import io.tollgate.admin.web.MoneyView;
import io.tollgate.billing.flush.QuarantinedCall;
import java.time.Instant;
import java.util.Currency;
import org.jspecify.annotations.Nullable;

/// A call that could not become a usage record.
///
/// @param tenant null where the record does not say whose call it was
/// @param charge what was taken from the tenant for it; null where nothing was, for there is no
///   such tenant
/// @param record as its gateway wrote it
/// @param error why PostgreSQL refused it
/// @param batch that brought it
/// @param resolution null while nobody has decided
record QuarantineView(
        String id,
        Instant at,
        @Nullable String tenant,
        @Nullable MoneyView charge,
        String record,
        String error,
        String batch,
        @Nullable ResolutionView resolution) {
    /// @param outcome `booked` or `written_off`
    record ResolutionView(String outcome, @Nullable String reason, Instant at) {
        static ResolutionView of(QuarantinedCall.Resolution resolution) {
            return new ResolutionView(
                    Check.wire(resolution.kind()), resolution.reason(), resolution.at());
        }
    }

    /// @param currency the tenant's, null where there is no such tenant
    static QuarantineView of(QuarantinedCall call, @Nullable Currency currency) {
        QuarantinedCall.Resolution resolution = call.resolution();
        return new QuarantineView(
                call.id().toString(),
                call.at(),
                call.tenant() == null ? null : call.tenant().toString(),
                currency == null || !call.charged()
                        ? null
                        : MoneyView.of(call.chargeNanos(), currency),
                call.record(),
                call.error(),
                call.reference(),
                resolution == null ? null : ResolutionView.of(resolution));
    }
}
