/// The 64 parts that Redis data is divided into: names of keys, scripts, epochs, one pipelined
/// connection, group commit. Entry points: [io.tollgate.billing.shard.ShardCalls] and
/// [io.tollgate.billing.shard.Epochs].
@org.jspecify.annotations.NullMarked
@com.google.errorprone.annotations.CheckReturnValue
package io.tollgate.billing.shard;
