package io.tollgate.gateway.relay;

import io.tollgate.billing.money.Money;
import io.tollgate.billing.usage.TokenUsage;

/// A settled call: what was consumed and what the tenant paid for it.
record Charged(TokenUsage usage, Money charge) {}
