package io.tollgate.billing.invoice;

import io.tollgate.billing.money.Money;
import java.time.YearMonth;

/// The sums of a month's statement.
///
/// @param movements everything but usage; negative where it lowered the balance on the whole
/// @param usage what calls of the month were charged
/// @param closing posted balance (credit less debt) at its end
/// @param preliminary whether the month is still running or its last calls may not be booked yet
public record StatementMonth(
        YearMonth month, Money movements, Money usage, Money closing, boolean preliminary) {}
