package io.tollgate.conformance;

import java.util.List;

/// What became of a case.
///
/// @param seen the columns of the table: status, type and code, other route, charge, credential
/// @param complaints what does not hold, in words; empty if all does
record Verdict(Row row, List<String> seen, List<String> complaints) {}
