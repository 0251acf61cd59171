package io.tollgate.catalog.tenant;

import io.tollgate.catalog.id.TenantId;
import io.tollgate.catalog.version.CatalogVersion;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.time.temporal.ChronoUnit;
import java.util.Collection;
import java.util.Currency;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/// The tenants, in PostgreSQL. Every method blocks and joins the caller's transaction. A tenant is
/// never deleted.
@ApplicationScoped
@Transactional
public class Tenants {
    private final EntityManager database;
    private final RateCards rateCards;
    private final CatalogVersion version;
    private final Clock clock;

    Tenants(EntityManager database, RateCards rateCards, CatalogVersion version, Clock clock) {
        this.database = database;
        this.rateCards = rateCards;
        this.version = version;
        this.clock = clock;
    }

    /// An active tenant. Throws [UnknownRateCard].
    public Tenant create(NewTenant tenant) {
        version.lock();
        TenantRow row =
                TenantRow.of(
                        tenant,
                        currencyOf(tenant.rateCard()),
                        clock.instant().truncatedTo(ChronoUnit.MICROS));
        database.persist(row);
        database.flush();
        return row.toTenant();
    }

    public Optional<Tenant> find(TenantId id) {
        return row(id).map(TenantRow::toTenant);
    }

    /// Those of the given ids that exist.
    public Map<TenantId, Tenant> findAll(Collection<TenantId> ids) {
        return database.createQuery("from TenantRow t where t.id in ?1", TenantRow.class)
                .setParameter(1, ids.stream().map(TenantId::value).distinct().toList())
                .getResultStream()
                .map(TenantRow::toTenant)
                .collect(Collectors.toMap(Tenant::id, tenant -> tenant));
    }

    /// At most `limit` tenants, ascending by id, that follow `after` (null for the first ones).
    public List<Tenant> list(int limit, @Nullable TenantId after) {
        return database.createQuery(
                        "from TenantRow t where ?1 is null or t.id > ?1 order by t.id",
                        TenantRow.class)
                .setParameter(1, after == null ? null : after.value())
                .setMaxResults(limit)
                .getResultStream()
                .map(TenantRow::toTenant)
                .toList();
    }

    /// At most `limit` tenants, newest first, that precede `after` (null for the newest) and have
    /// the text in their name or e-mail, in whatever case, or are the tenant of this id. An empty
    /// text finds all.
    public List<Tenant> search(String text, int limit, @Nullable TenantId after) {
        String wanted = text.strip().toLowerCase(Locale.ROOT);
        return database.createQuery(
                        """
                        from TenantRow t where (?1 is null or t.id < ?1)
                        and (?2 = '' or locate(?2, lower(t.name)) > 0
                             or locate(?2, lower(t.email)) > 0 or cast(t.id as string) = ?2)
                        order by t.id desc\
                        """,
                        TenantRow.class)
                .setParameter(1, after == null ? null : after.value())
                .setParameter(2, wanted)
                .setMaxResults(limit)
                .getResultStream()
                .map(TenantRow::toTenant)
                .toList();
    }

    /// The tenant as changed, or empty if there is none. Throws [UnknownRateCard] and
    /// [RateCardOfOtherCurrency].
    public Optional<Tenant> update(TenantId id, TenantChange change) {
        version.lock();
        Optional<TenantRow> row = row(id);
        row.ifPresent(found -> {
            if (change.rateCard() != null) {
                requireCurrency(change.rateCard(), found.toTenant().currency());
            }
            found.apply(change);
            database.flush();
        });
        return row.map(TenantRow::toTenant);
    }

    private Optional<TenantRow> row(TenantId id) {
        return Optional.ofNullable(database.find(TenantRow.class, id.value()));
    }

    private void requireCurrency(String rateCard, Currency tenants) {
        Currency wanted = currencyOf(rateCard);
        if (!wanted.equals(tenants)) {
            throw new RateCardOfOtherCurrency(rateCard, wanted, tenants);
        }
    }

    private Currency currencyOf(String rateCard) {
        return rateCards.currency(rateCard).orElseThrow(() -> new UnknownRateCard(rateCard));
    }
}
