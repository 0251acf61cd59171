package io.tollgate.billing.pricing;

import java.time.Instant;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// The versions of one model's prices by the moment from which each holds, ascending.
final class Timeline {
    private final Instant[] starts;
    private final List<PricedModel> versions;

    private Timeline(Instant[] starts, List<PricedModel> versions) {
        this.starts = starts;
        this.versions = versions;
    }

    static Timeline of(Map<Instant, PricedModel> dated) {
        Instant[] starts = dated.keySet().toArray(Instant[]::new);
        Arrays.sort(starts);
        return new Timeline(starts, Arrays.stream(starts).map(dated::get).toList());
    }

    /// The same with one more version. Throws [IllegalArgumentException] if one starts then
    /// already.
    Timeline with(Instant start, PricedModel version) {
        Map<Instant, PricedModel> dated = new HashMap<>();
        for (int n = 0; n < starts.length; n++) {
            dated.put(starts[n], versions.get(n));
        }
        if (dated.put(start, version) != null) {
            throw new IllegalArgumentException("two versions start at " + start);
        }
        return of(dated);
    }

    /// The newest version in effect; empty before the first.
    Optional<PricedModel> at(Instant moment) {
        int found = Arrays.binarySearch(starts, moment);
        int index = found >= 0 ? found : -found - 2;
        return index < 0 ? Optional.empty() : Optional.of(versions.get(index));
    }
}
