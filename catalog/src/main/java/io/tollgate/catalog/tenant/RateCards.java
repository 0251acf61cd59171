package io.tollgate.catalog.tenant;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import jakarta.transaction.Transactional;
import java.util.Currency;
import java.util.Optional;

/// The rate cards, each with its one currency. Reads PostgreSQL; blocks.
@ApplicationScoped
@Transactional
public class RateCards {
    private final EntityManager database;

    RateCards(EntityManager database) {
        this.database = database;
    }

    /// The currency of a rate card, or empty if there is no such card.
    public Optional<Currency> currency(String rateCard) {
        return database.createQuery(
                        "select c.currency from RateCardRow c where c.name = ?1", String.class)
                .setParameter(1, rateCard)
                .getResultStream()
                .findFirst()
                .map(Currency::getInstance);
    }
}
