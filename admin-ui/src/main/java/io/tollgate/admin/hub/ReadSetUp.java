package io.tollgate.admin.hub;

import io.tollgate.admin.kit.Place;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import javax.sql.DataSource;

/// Finds out which steps of setting a hub up are done. Blocks on PostgreSQL.
@ApplicationScoped
class ReadSetUp {
    private static final String STATE =
            """
            SELECT EXISTS (SELECT FROM upstream) AS upstream,
              EXISTS (SELECT FROM credential WHERE status = 'active') AS credential,
              EXISTS (SELECT FROM route) AS model,
              EXISTS (SELECT FROM price_table WHERE kind = 'wholesale') AS cost,
              EXISTS (SELECT FROM price_line l JOIN price_table t ON t.id = l.table_id JOIN route r ON r.model_id = l.model
                      WHERE t.kind = 'sell') AS price,
              EXISTS (SELECT FROM tenant) AS tenant,
              EXISTS (SELECT FROM tenant_account WHERE credited_nanos > 0) AS credit,
              EXISTS (SELECT FROM api_key) AS key,
              EXISTS (SELECT FROM usage_record) AS call,
              (SELECT id FROM upstream u WHERE NOT EXISTS (SELECT FROM credential c WHERE c.upstream_id = u.id AND c.status = 'active')
               ORDER BY id LIMIT 1) AS bare_upstream,
              (SELECT id FROM upstream ORDER BY id LIMIT 1) AS first_upstream,
              (SELECT id FROM tenant ORDER BY id LIMIT 1) AS first_tenant\
            """;

    private final DataSource database;

    ReadSetUp(DataSource database) {
        this.database = database;
    }

    SetUp read() {
        try (Connection connection = database.getConnection();
                PreparedStatement query = connection.prepareStatement(STATE);
                ResultSet row = query.executeQuery()) {
            if (!row.next()) {
                throw new IllegalStateException("no row");
            }
            List<SetUp.Step> steps = new ArrayList<>();
            for (SetUpStep step : SetUpStep.values()) {
                steps.add(
                        new SetUp.Step(
                                step,
                                row.getBoolean(step.name().toLowerCase(Locale.ROOT)),
                                href(step, row)));
            }
            return new SetUp(
                    steps,
                    steps.stream()
                            .filter(step -> !step.done())
                            .map(SetUp.Step::step)
                            .findFirst()
                            .orElse(null));
        } catch (SQLException failure) {
            throw new IllegalStateException("the catalog does not answer", failure);
        }
    }

    private static String href(SetUpStep step, ResultSet row) throws SQLException {
        String upstream = row.getString("first_upstream");
        String bare = row.getString("bare_upstream");
        String tenant = row.getString("first_tenant");
        return switch (step) {
            case UPSTREAM -> Place.UPSTREAMS.ofOperator() + "/new";
            case CREDENTIAL ->
                    bare == null
                            ? Place.UPSTREAMS.ofOperator()
                            : Place.UPSTREAMS.ofOperator() + "/" + bare + "/credentials/new";
            case MODEL ->
                    Place.MODELS.ofOperator()
                            + "/new"
                            + (upstream == null ? "" : "?upstream=" + upstream);
            case COST ->
                    Place.PRICES.ofOperator()
                            + "/new?kind=wholesale"
                            + (upstream == null ? "" : "&upstream=" + upstream);
            case PRICE -> Place.PRICES.ofOperator() + "/new?kind=sell";
            case TENANT -> Place.TENANTS.ofOperator() + "/new";
            case CREDIT ->
                    Place.TENANTS.ofOperator() + (tenant == null ? "" : "/" + tenant + "/credit");
            case KEY ->
                    tenant == null ? Place.TENANTS.ofOperator() : "/tenants/" + tenant + "/keys";
            case CALL -> tenant == null ? Place.TENANTS.ofOperator() : "/tenants/" + tenant;
        };
    }
}
