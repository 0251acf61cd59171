package io.tollgate.catalog.account;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.util.Currency;
import java.util.UUID;

@Entity
@Table(name = "account_marks")
class AccountMarksRow {
    @Id
    @Column(name = "upstream_id")
    UUID upstreamId;

    String currency;

    @Column(name = "alert_nanos")
    long alertNanos;

    @Column(name = "reserve_nanos")
    long reserveNanos;

    AccountMarks toMarks() {
        return new AccountMarks(Currency.getInstance(currency), alertNanos, reserveNanos);
    }
}
