package io.tollgate.catalog.account;

import java.time.Instant;
import java.util.Currency;
import org.jspecify.annotations.Nullable;

/// What an account holds, as last asked.
///
/// @param nanos as last told, negative for a debt; null before that
/// @param currency null if `nanos` is
/// @param error why the last question had no answer; null if it had
public record AccountBalance(
        @Nullable Long nanos,
        @Nullable Currency currency,
        Instant checkedAt,
        @Nullable String error) {}
