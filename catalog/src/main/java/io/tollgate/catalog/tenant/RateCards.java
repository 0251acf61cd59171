package io.tollgate.catalog.tenant;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import jakarta.transaction.Transactional;
import java.util.Currency;
import java.util.NavigableMap;
import java.util.Optional;
import java.util.TreeMap;

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

    /// All rate cards with their currencies, by name.
    public NavigableMap<String, Currency> all() {
        NavigableMap<String, Currency> cards = new TreeMap<>();
        database.createQuery("from RateCardRow c", RateCardRow.class)
                .getResultStream()
                .forEach(card -> cards.put(card.name, Currency.getInstance(card.currency)));
        return cards;
    }
}
