/// `./tollgate chaos`: real processes under load, one fault after another, and a witness that has
/// nothing to do with the ledger. Entry point: [io.tollgate.chaos.Main].
@org.jspecify.annotations.NullMarked
@com.google.errorprone.annotations.CheckReturnValue
package io.tollgate.chaos;
