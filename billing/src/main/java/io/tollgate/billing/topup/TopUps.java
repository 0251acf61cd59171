package io.tollgate.billing.topup;

import io.tollgate.billing.ledger.LedgerUnavailable;
import io.tollgate.billing.money.Money;
import io.tollgate.catalog.id.Ids;
import io.tollgate.catalog.id.TenantId;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Currency;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.UUID;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;

/// Orders of tenants who top up, and what their payment rails say of them. Blocks on PostgreSQL.
@ApplicationScoped
public class TopUps {
    private static final String INSERT =
            """
            INSERT INTO top_up_order (id, tenant_id, rail, currency, amount_nanos, state, checkout_url, created_at)
            VALUES (?, ?, ?, ?, ?, 'open', ?, ?)\
            """;
    private static final String FIND = "SELECT * FROM top_up_order WHERE id = ?";
    private static final String LOCK = FIND + " FOR UPDATE";
    private static final String LIST =
            """
            SELECT * FROM top_up_order WHERE tenant_id = ? AND (?::uuid IS NULL OR id < ?) ORDER BY id DESC LIMIT ?\
            """;
    private static final String NOTE =
            """
            INSERT INTO payment_event (rail, id, order_id, kind, outcome) VALUES (?, ?, ?, ?, 'seen')
            ON CONFLICT (rail, id) DO NOTHING\
            """;
    private static final String OUTCOME =
            "UPDATE payment_event SET outcome = ? WHERE rail = ? AND id = ?";
    private static final String PAID =
            "UPDATE top_up_order SET state = 'paid', paid_at = ? WHERE id = ?";
    private static final String FAILED =
            "UPDATE top_up_order SET state = 'failed' WHERE id = ? AND state = 'open'";

    private final DataSource database;
    private final Credits credits;
    private final Clock clock;

    TopUps(DataSource database, Credits credits, Clock clock) {
        this.database = database;
        this.credits = credits;
        this.clock = clock;
    }

    /// What an event did. Only [Credited] moved money; publish the tenant's balance after its
    /// transaction.
    public sealed interface Outcome {
        record Credited(TenantId tenant, TopUp order) implements Outcome {}

        /// The order failed, or the event moves nothing, or it or another one has done so already.
        record Nothing() implements Outcome {}

        record UnknownOrder() implements Outcome {}

        /// The rail took another amount than the order's: an operator must look.
        record WrongAmount(Money ordered, Money paid) implements Outcome {}

        /// The ledger would not take it; see [Credits.Outcome].
        record NotPosted(Credits.Outcome why) implements Outcome {}
    }

    /// A new order, with the page where it is paid.
    @Transactional
    public TopUp order(TenantId tenant, Money amount, PaymentRail rail) {
        UUID id = Ids.next();
        TopUp order =
                new TopUp(
                        id,
                        tenant,
                        rail.name(),
                        amount,
                        TopUp.State.OPEN,
                        rail.checkout(tenant, id, amount).toString(),
                        clock.instant(),
                        null);
        try (Connection connection = database.getConnection();
                PreparedStatement insert = connection.prepareStatement(INSERT)) {
            insert.setObject(1, id);
            insert.setObject(2, tenant.value());
            insert.setString(3, order.rail());
            insert.setString(4, amount.currency().getCurrencyCode());
            insert.setLong(5, amount.nanos());
            insert.setString(6, order.checkoutUrl());
            insert.setObject(7, order.createdAt().atOffset(ZoneOffset.UTC));
            insert.executeUpdate();
            return order;
        } catch (SQLException failure) {
            throw new LedgerUnavailable(failure);
        }
    }

    @Transactional
    public Optional<TopUp> find(UUID id) {
        try (Connection connection = database.getConnection()) {
            return find(connection, FIND, id);
        } catch (SQLException failure) {
            throw new LedgerUnavailable(failure);
        }
    }

    /// Newest first; `after` is the last one of the page before.
    @Transactional
    public List<TopUp> list(TenantId tenant, int limit, @Nullable UUID after) {
        try (Connection connection = database.getConnection();
                PreparedStatement query = connection.prepareStatement(LIST)) {
            query.setObject(1, tenant.value());
            query.setObject(2, after);
            query.setObject(3, after);
            query.setInt(4, limit);
            List<TopUp> orders = new ArrayList<>();
            try (ResultSet rows = query.executeQuery()) {
                while (rows.next()) {
                    orders.add(fromRow(rows));
                }
            }
            return orders;
        } catch (SQLException failure) {
            throw new LedgerUnavailable(failure);
        }
    }

    /// Takes in what a rail has said, once however often and in whatever order it comes: an event
    /// by its id, a payment by its order.
    @Transactional
    public Outcome paid(String rail, PaymentRail.Event.Paid event) {
        try (Connection connection = database.getConnection()) {
            Optional<TopUp> found = find(connection, LOCK, event.order());
            if (found.isEmpty() || !found.get().rail().equals(rail)) {
                return new Outcome.UnknownOrder();
            }
            TopUp order = found.get();
            if (!note(connection, rail, event.id(), order.id(), "paid")
                    || order.state() == TopUp.State.PAID) {
                return new Outcome.Nothing();
            }
            if (!order.amount().equals(event.amount())) {
                outcome(connection, rail, event.id(), "wrong_amount");
                return new Outcome.WrongAmount(order.amount(), event.amount());
            }
            return credit(connection, order, event);
        } catch (SQLException failure) {
            throw new LedgerUnavailable(failure);
        }
    }

    /// The order is over unless it has been paid; a payment that comes later is credited all the
    /// same.
    @Transactional
    public Outcome failed(String rail, PaymentRail.Event.Failed event) {
        try (Connection connection = database.getConnection()) {
            Optional<TopUp> found = find(connection, LOCK, event.order());
            if (found.isEmpty() || !found.get().rail().equals(rail)) {
                return new Outcome.UnknownOrder();
            }
            if (note(connection, rail, event.id(), event.order(), "failed")) {
                try (PreparedStatement failed = connection.prepareStatement(FAILED)) {
                    failed.setObject(1, event.order());
                    failed.executeUpdate();
                }
            }
            return new Outcome.Nothing();
        } catch (SQLException failure) {
            throw new LedgerUnavailable(failure);
        }
    }

    private Outcome credit(Connection connection, TopUp order, PaymentRail.Event.Paid event)
            throws SQLException {
        Credits.Outcome posted =
                credits.post(
                        new Credits.Request(
                                order.tenant(),
                                Credits.Source.PAYMENT,
                                order.amount(),
                                order.id().toString(),
                                null,
                                order.rail(),
                                null));
        if (!(posted instanceof Credits.Posted)) {
            outcome(connection, order.rail(), event.id(), posted.getClass().getSimpleName());
            return new Outcome.NotPosted(posted);
        }
        Instant now = clock.instant();
        try (PreparedStatement paid = connection.prepareStatement(PAID)) {
            paid.setObject(1, now.atOffset(ZoneOffset.UTC));
            paid.setObject(2, order.id());
            paid.executeUpdate();
        }
        outcome(connection, order.rail(), event.id(), "credited");
        return new Outcome.Credited(order.tenant(), order);
    }

    private static boolean note(
            Connection connection, String rail, String id, UUID order, String kind)
            throws SQLException {
        try (PreparedStatement note = connection.prepareStatement(NOTE)) {
            note.setString(1, rail);
            note.setString(2, id);
            note.setObject(3, order);
            note.setString(4, kind);
            return note.executeUpdate() == 1;
        }
    }

    private static void outcome(Connection connection, String rail, String id, String what)
            throws SQLException {
        try (PreparedStatement update = connection.prepareStatement(OUTCOME)) {
            update.setString(1, what);
            update.setString(2, rail);
            update.setString(3, id);
            update.executeUpdate();
        }
    }

    private static Optional<TopUp> find(Connection connection, String sql, UUID id)
            throws SQLException {
        try (PreparedStatement query = connection.prepareStatement(sql)) {
            query.setObject(1, id);
            try (ResultSet row = query.executeQuery()) {
                return row.next() ? Optional.of(fromRow(row)) : Optional.empty();
            }
        }
    }

    private static TopUp fromRow(ResultSet row) throws SQLException {
        OffsetDateTime paid = row.getObject("paid_at", OffsetDateTime.class);
        return new TopUp(
                row.getObject("id", UUID.class),
                new TenantId(row.getObject("tenant_id", UUID.class)),
                row.getString("rail"),
                new Money(
                        row.getLong("amount_nanos"),
                        Currency.getInstance(row.getString("currency"))),
                TopUp.State.valueOf(row.getString("state").toUpperCase(Locale.ROOT)),
                row.getString("checkout_url"),
                row.getObject("created_at", OffsetDateTime.class).toInstant(),
                paid == null ? null : paid.toInstant());
    }
}
