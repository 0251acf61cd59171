package io.tollgate.standalone.provider;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.math.BigDecimal;
import java.util.Collection;
import java.util.List;

/// The price tables of a provider's models: what its list asks is what we pay and what the retail
/// table says. Until the operator sets other prices we sell for a tenth more, so that a margin is
/// left after the fees of payments. Where the list has two prices by the time of day, retail and
/// sell go by the dearer one, so that nothing is sold below cost.
enum ProviderTables {
    RETAIL,
    SELL,
    WHOLESALE;

    private static final JsonNodeFactory JSON = JsonNodeFactory.instance;

    /// Long past, so that the prices hold at once whatever the clock of this machine says, and a
    /// day after the demonstration's, so that the two never stand in each other's way.
    private static final String EFFECTIVE_FROM = "2026-01-02T00:00:00Z";

    private static final BigDecimal SELL_FACTOR = new BigDecimal("1.10");

    /// When DeepSeek's dearer price holds. On public holidays of mainland China it does not, which
    /// we overlook: the cost is then booked too high, never too low.
    private static final String PEAK_ZONE = "Asia/Shanghai";

    private static final List<String> PEAK_DAYS = List.of("mon", "tue", "wed", "thu", "fri");
    private static final List<List<String>> PEAK_HOURS =
            List.of(List.of("09:00", "12:00"), List.of("14:00", "18:00"));

    String tableName(Provider provider) {
        return provider.title()
                + switch (this) {
                    case RETAIL -> " list prices";
                    case SELL -> " at list price and 10 %";
                    case WHOLESALE -> " wholesale at list price";
                };
    }

    /// The body of `POST /price-tables` for these models of the provider.
    ObjectNode table(Provider provider, Collection<String> models) {
        ObjectNode table = JSON.objectNode();
        table.put("name", tableName(provider));
        switch (this) {
            case RETAIL -> table.put("kind", "retail");
            case SELL -> table.put("kind", "sell").put("rate_card", "standard");
            case WHOLESALE -> table.put("kind", "wholesale").put("upstream", provider.upstream());
        }
        table.put("currency", "USD");
        table.put("effective_from", EFFECTIVE_FROM);
        ArrayNode lines = table.putArray("lines");
        provider.prices().stream()
                .filter(price -> models.contains(price.model()))
                .forEach(price -> addLines(lines, price));
        return table;
    }

    private void addLines(ArrayNode lines, ListPrice listed) {
        ListPrice price = this == SELL ? listed.times(SELL_FACTOR) : listed;
        switch (price.window()) {
            case ALL -> lines.add(line(price));
            case OFF_PEAK -> {
                if (this == WHOLESALE) {
                    lines.add(line(price));
                }
            }
            case PEAK -> {
                if (this != WHOLESALE) {
                    lines.add(line(price));
                } else {
                    PEAK_HOURS.forEach(hours -> lines.add(peak(price, hours)));
                }
            }
        }
    }

    private static ObjectNode peak(ListPrice price, List<String> hours) {
        ObjectNode line = line(price);
        ObjectNode window = line.putObject("window");
        ArrayNode days = window.putArray("days");
        PEAK_DAYS.forEach(days::add);
        window.put("from", hours.getFirst()).put("to", hours.getLast()).put("tz", PEAK_ZONE);
        return line;
    }

    private static ObjectNode line(ListPrice price) {
        return JSON.objectNode()
                .put("model", price.model())
                .put("input", decimal(price.input()))
                .put("cached_input", decimal(price.cachedInput()))
                .put("output", decimal(price.output()));
    }

    private static String decimal(BigDecimal price) {
        return price.stripTrailingZeros().toPlainString();
    }
}
