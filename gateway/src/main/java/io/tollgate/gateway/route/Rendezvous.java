package io.tollgate.gateway.route;

import io.tollgate.gateway.health.Lane;

/// Weighted rendezvous hashing (<https://en.wikipedia.org/wiki/Rendezvous_hashing>): each prompt
/// has its own order of lanes, which the coming and going of one lane does not change among the
/// others, and lanes get prompts in proportion to their weights.
final class Rendezvous {
    private Rendezvous() {}

    /// The highest wins.
    static double score(long prefix, Candidate candidate) {
        Lane lane = candidate.lane();
        long hash =
                mix(
                        prefix
                                ^ mix(lane.credential().value().getMostSignificantBits())
                                ^ mix(lane.credential().value().getLeastSignificantBits() + 1)
                                ^ mix(lane.upstreamModel().hashCode()));
        double uniform = ((hash >>> 11) + 0.5) * 0x1.0p-53;
        double weight = candidate.route().weight() * (double) candidate.credential().weight();
        return -weight / Math.log(uniform);
    }

    /// The finalizer of SplitMix64.
    private static long mix(long bits) {
        long mixed = bits;
        mixed = (mixed ^ (mixed >>> 30)) * 0xbf58476d1ce4e5b9L;
        mixed = (mixed ^ (mixed >>> 27)) * 0x94d049bb133111ebL;
        return mixed ^ (mixed >>> 31);
    }
}
