package io.tollgate.catalog.account;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Instant;
import java.util.Currency;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

@Entity
@Table(name = "account_balance")
class AccountBalanceRow {
    @Id
    @Column(name = "credential_id")
    UUID credentialId;

    @Column(name = "balance_nanos")
    @Nullable Long balanceNanos;

    @Nullable String currency;

    @Column(name = "checked_at")
    @Nullable Instant checkedAt;

    @Nullable String error;

    Optional<AccountBalance> toBalance() {
        return checkedAt == null
                ? Optional.empty()
                : Optional.of(
                        new AccountBalance(
                                balanceNanos,
                                currency == null ? null : Currency.getInstance(currency),
                                checkedAt,
                                error));
    }
}
