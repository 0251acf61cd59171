package io.tollgate.billing.flush;

import io.tollgate.catalog.id.TenantId;
import java.time.Instant;
import java.util.Locale;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// A settlement that could not become a usage record.
///
/// @param id the call's, or one of its own where the line names no call
/// @param tenant null where not even that can be read
/// @param charged whether its charge is in the ledger, `chargeNanos` of the tenant's currency
/// @param record as the gateway wrote it
/// @param error why PostgreSQL refused it
/// @param reference of the batch that brought it
/// @param resolution null while nobody has decided
public record QuarantinedCall(
        UUID id,
        Instant at,
        @Nullable TenantId tenant,
        boolean charged,
        long chargeNanos,
        long shortfallNanos,
        String record,
        String error,
        String reference,
        @Nullable UUID transaction,
        @Nullable Resolution resolution) {
    /// What was decided.
    public record Resolution(Kind kind, @Nullable String reason, Instant at) {
        /// How.
        public enum Kind {
            /// The record could be inserted later.
            BOOKED,
            /// It never will be; what was charged was given back.
            WRITTEN_OFF;

            public String wire() {
                return name().toLowerCase(Locale.ROOT);
            }
        }
    }

    boolean isResolvedAs(Resolution.Kind kind) {
        return resolution != null && resolution.kind() == kind;
    }
}
