package io.tollgate.catalog.tenant;

import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;

@Entity
@Table(name = "rate_card")
class RateCardRow {
    @Id String name;
    String currency;
}
