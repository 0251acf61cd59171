package io.tollgate.admin.demodata;

import io.tollgate.billing.usage.TokenUsage;
import io.tollgate.billing.usage.UsageRecord.Status;
import java.time.Instant;

/// A call that a company makes, before it has a price.
///
/// @param key which of the company's keys, from 0
/// @param retried whether a first attempt failed
record PlannedCall(
        Instant at,
        int key,
        String model,
        boolean stream,
        Status status,
        TokenUsage usage,
        long latencyMs,
        boolean retried) {}
