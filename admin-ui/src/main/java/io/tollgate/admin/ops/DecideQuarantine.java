package io.tollgate.admin.ops;

import io.tollgate.admin.audit.Journal;
import io.tollgate.admin.web.Refused;
import io.tollgate.billing.flush.QuarantineRelease;
import io.tollgate.billing.flush.QuarantineShelf;
import io.tollgate.billing.flush.QuarantinedCall;
import io.tollgate.catalog.id.TenantId;
import io.tollgate.catalog.tenant.Tenant;
import io.tollgate.catalog.tenant.Tenants;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Supplier;

/// Takes a call out of quarantine, one way or the other, and notes who did. Deciding the same again
/// answers the first decision. Blocks on PostgreSQL.
@ApplicationScoped
class DecideQuarantine {
    private final QuarantineRelease release;
    private final QuarantineShelf shelf;
    private final Tenants tenants;
    private final Journal journal;

    DecideQuarantine(
            QuarantineRelease release, QuarantineShelf shelf, Tenants tenants, Journal journal) {
        this.release = release;
        this.shelf = shelf;
        this.tenants = tenants;
        this.journal = journal;
    }

    /// @param publish whose balance is another now
    record Decided(QuarantineView call, Optional<TenantId> publish) {}

    /// Inserts its record, which PostgreSQL refused before.
    @Transactional
    Decided book(UUID id) {
        return decide(id, () -> release.book(id));
    }

    /// Gives its record up, and its charge back.
    @Transactional
    Decided writeOff(UUID id, String reason) {
        return decide(id, () -> release.writeOff(id, reason));
    }

    private Decided decide(UUID id, Supplier<QuarantineRelease.Outcome> decision) {
        Optional<QuarantineView> before = shelf.find(id).map(this::view);
        return switch (decision.get()) {
            case QuarantineRelease.Released(var call, boolean now, var tenant) -> {
                QuarantineView after = view(call);
                if (now) {
                    journal.changed("quarantine", id, null, before.orElse(after), after);
                }
                yield new Decided(after, Optional.ofNullable(tenant));
            }
            case QuarantineRelease.NotInQuarantine() ->
                    throw Refused.notFound("call in quarantine");
            case QuarantineRelease.DecidedOtherwise(var call) ->
                    throw Refused.conflict(
                            "decided",
                            "it was decided otherwise: " + view(call).resolution(),
                            null);
            case QuarantineRelease.StillRefused(String error) ->
                    throw Refused.conflict("still_refused", error, null);
        };
    }

    QuarantineView view(QuarantinedCall call) {
        return QuarantineView.of(
                call,
                Optional.ofNullable(call.tenant())
                        .flatMap(tenants::find)
                        .map(Tenant::currency)
                        .orElse(null));
    }
}
