/// Programs that outlive neither the launcher nor its orders: starting, recognising, ending. Entry
/// point: [io.tollgate.standalone.process.Part].
@org.jspecify.annotations.NullMarked
@com.google.errorprone.annotations.CheckReturnValue
package io.tollgate.standalone.process;
