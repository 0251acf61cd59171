package io.tollgate.gateway.json;

/// Why a text is not JSON, or not JSON that we read.
///
/// @param at the offset of the offending byte, the length of the text if it ended too early
/// @param reason for the caller, such as "expected ':'"
public record JsonFault(long at, String reason) {}
