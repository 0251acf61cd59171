package io.tollgate.admin.accounts;

import io.tollgate.billing.money.Money;

/// What an upstream says of an account.
///
/// @param balance negative for a debt
/// @param usable false if it serves no calls, whatever the balance
public record ToldBalance(Money balance, boolean usable) {}
