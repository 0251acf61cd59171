/// How figures are condensed and printed. Entry points: [io.tollgate.bench.report.Table] and
/// [io.tollgate.bench.report.Spread].
@org.jspecify.annotations.NullMarked
@com.google.errorprone.annotations.CheckReturnValue
package io.tollgate.bench.report;
