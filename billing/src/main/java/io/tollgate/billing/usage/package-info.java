/// What a call consumed and the record that says so. Entry points:
/// [io.tollgate.billing.usage.TokenUsage] and [io.tollgate.billing.usage.UsageRecord].
@org.jspecify.annotations.NullMarked
@com.google.errorprone.annotations.CheckReturnValue
package io.tollgate.billing.usage;
