/// The benchmarks behind `./tollgate bench`. Entry point: [io.tollgate.bench.Main].
@org.jspecify.annotations.NullMarked
@com.google.errorprone.annotations.CheckReturnValue
package io.tollgate.bench;
