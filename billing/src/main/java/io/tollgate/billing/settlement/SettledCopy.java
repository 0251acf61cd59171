package io.tollgate.billing.settlement;

/// What a call of this gateway was settled as, until PostgreSQL has it.
///
/// @param epoch of the shard in which it was settled
/// @param entry the id of its entry in the shard's usage stream
public record SettledCopy(EndedCall call, long epoch, String entry) {}
