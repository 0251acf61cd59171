package io.tollgate.simulator.account;

import java.math.BigDecimal;

/// What an account holds; calls fail from 0 on.
///
/// @param currency an ISO 4217 code
/// @param perToken what each token used takes away
public record Balance(BigDecimal amount, String currency, BigDecimal perToken) {
    /// Of an account that nobody has set.
    public static final Balance PLENTY =
            new Balance(new BigDecimal("1000000"), "CNY", BigDecimal.ZERO);

    public Balance {
        if (!currency.matches("[A-Z]{3}")) {
            throw new IllegalArgumentException("currency is three capital letters");
        }
        if (perToken.signum() < 0) {
            throw new IllegalArgumentException("per_token must not be negative");
        }
    }

    /// Whether calls fail.
    public boolean isEmpty() {
        return amount.signum() <= 0;
    }

    Balance after(long tokens) {
        BigDecimal left = amount.subtract(perToken.multiply(BigDecimal.valueOf(tokens)));
        return new Balance(left, currency, perToken);
    }

    /// The same account without money.
    public Balance emptied() {
        return new Balance(BigDecimal.ZERO, currency, perToken);
    }
}
