package io.tollgate.admin.credits;

/// What can be wrong in the form of a movement of credit.
enum CreditFault {
    KIND,
    AMOUNT,
    REFERENCE,
    REFERENCE_TAKEN,
    REASON,
    EXPIRES_AT,
    BALANCE_TOO_LARGE,
    INSUFFICIENT_CREDIT,
    IDEMPOTENCY_KEY_CONFLICT,
    TRY_AGAIN,
    OTHER
}
