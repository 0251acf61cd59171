package io.tollgate.gateway.relay;

import io.tollgate.billing.pricing.Rated;
import io.tollgate.billing.settlement.Settlement;
import io.tollgate.billing.usage.UsageRecord;
import io.tollgate.billing.usage.UsageRecord.Status;
import io.tollgate.gateway.meter.Metered;
import io.tollgate.gateway.route.Candidate;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// Writes the record of an ended call. Pure.
final class Bill {
    private Bill() {}

    /// A call that consumed something.
    static Settlement of(Held held, Trail trail, Metered metered, Status status) {
        return record(
                held,
                trail,
                metered,
                status,
                trail.offer(held).prices().charge(metered.usage()),
                trail.answering());
    }

    /// A call whose caller got nothing for what it consumed: its cost is ours.
    static Settlement unpaid(Held held, Trail trail, Metered metered) {
        return record(held, trail, metered, Status.FAILED, null, trail.answering());
    }

    /// A call that brought its caller nothing, and costs nothing.
    static Settlement nothing(Held held, Trail trail, Status status) {
        return record(held, trail, Metered.NOTHING, status, null, null);
    }

    private static Settlement record(
            Held held,
            Trail trail,
            Metered metered,
            Status status,
            @Nullable Rated charge,
            @Nullable Choice choice) {
        Quoted quoted = held.quoted();
        Offer offer = trail.offer(held);
        return new Settlement(
                new UsageRecord(
                        quoted.call().id(),
                        quoted.caller().tenant().id(),
                        quoted.caller().key().id(),
                        offer.model().id().value(),
                        quoted.chat().stream(),
                        status,
                        metered.usage(),
                        metered.source(),
                        metered.unpriced(),
                        quoted.caller().tenant().currency().getCurrencyCode(),
                        charge == null ? 0 : charge.totalNanos(),
                        charge == null ? List.of() : charge.lines(),
                        charge == null ? null : charge.version().value(),
                        charge == null ? null : offer.prices().retail(metered.usage()),
                        choice == null ? null : cost(choice, metered),
                        choice == null ? null : upstream(choice.candidate()),
                        trail.elapsedMs(),
                        trail.firstContentMs(),
                        trail.attempts()),
                quoted.caller().key().budgetId());
    }

    private static UsageRecord.@Nullable Cost cost(Choice choice, Metered metered) {
        return choice.offer()
                .prices()
                .cost(
                        choice.candidate().upstream().id(),
                        choice.candidate().route().upstreamModel(),
                        metered.usage());
    }

    private static UsageRecord.Upstream upstream(Candidate candidate) {
        return new UsageRecord.Upstream(
                candidate.upstream().id().value(),
                candidate.upstream().name(),
                candidate.route().upstreamModel(),
                candidate.credential().name());
    }
}
