/// Programs that are measured: their start, their end and the CPU time that they took. Entry
/// points: [io.tollgate.bench.process.Program], [io.tollgate.bench.process.CpuTime] and
/// [io.tollgate.bench.process.ThreadTimes].
@org.jspecify.annotations.NullMarked
@com.google.errorprone.annotations.CheckReturnValue
package io.tollgate.bench.process;
