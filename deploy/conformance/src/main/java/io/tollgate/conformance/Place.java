package io.tollgate.conformance;

/// An upstream with its only credential.
record Place(String upstream, String secret) {}
