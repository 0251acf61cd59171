package io.tollgate.simulator.dialect;

/// What came of reading a call's body.
public sealed interface Reading permits ChatCall, Refusal {}
