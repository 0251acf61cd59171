/// `bench chat`: what the gateway adds to a call, beside a bare relay and nginx. Entry point:
/// [io.tollgate.bench.chat.ChatBench].
@org.jspecify.annotations.NullMarked
@com.google.errorprone.annotations.CheckReturnValue
package io.tollgate.bench.chat;
