/// `bench money`: the money core without HTTP, on stores of its own. Entry point:
/// [io.tollgate.bench.money.MoneyBench].
@org.jspecify.annotations.NullMarked
@com.google.errorprone.annotations.CheckReturnValue
package io.tollgate.bench.money;
