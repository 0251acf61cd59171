/// What `./tollgate up` runs: stores, then simulator, gateway and console, stopped in reverse.
/// Entry point: [io.tollgate.standalone.Main].
@org.jspecify.annotations.NullMarked
@com.google.errorprone.annotations.CheckReturnValue
package io.tollgate.standalone;
