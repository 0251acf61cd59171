package io.tollgate.standalone.demo;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.tollgate.standalone.provider.ListPrice;
import java.math.BigDecimal;
import java.util.List;

/// The three price tables of the demonstration: retail is what the providers ask, we buy at 60 %
/// and sell at 85 % of that, so that for every kind of token wholesale < sell < retail.
enum DemoPrices {
    RETAIL("retail", BigDecimal.ONE),
    WHOLESALE("wholesale", new BigDecimal("0.60")),
    SELL("sell", new BigDecimal("0.85"));

    private static final JsonNodeFactory JSON = JsonNodeFactory.instance;

    /// Long past, so that the prices hold at once whatever the clock of this machine says.
    private static final String EFFECTIVE_FROM = "2026-01-01T00:00:00Z";

    private final String kind;
    private final BigDecimal ofRetail;

    DemoPrices(String kind, BigDecimal ofRetail) {
        this.kind = kind;
        this.ofRetail = ofRetail;
    }

    String tableName() {
        return "Demonstration " + kind;
    }

    /// The name of the wholesale table of one model's upstream.
    static String wholesaleName(DemoModel model) {
        return WHOLESALE.tableName() + " " + model.dialect();
    }

    /// The body of `POST /price-tables` for what is sold and for retail.
    ObjectNode table() {
        ObjectNode table = table(tableName(), DemoModel.ALL);
        if (this == SELL) {
            table.put("rate_card", "standard");
        }
        return table;
    }

    /// The same for what one upstream asks of us.
    static ObjectNode wholesale(DemoModel model, String upstream) {
        return WHOLESALE.table(wholesaleName(model), List.of(model)).put("upstream", upstream);
    }

    private ObjectNode table(String name, List<DemoModel> models) {
        ObjectNode table = JSON.objectNode();
        table.put("kind", kind);
        table.put("name", name);
        table.put("currency", "USD");
        table.put("effective_from", EFFECTIVE_FROM);
        ArrayNode lines = table.putArray("lines");
        models.forEach(one -> lines.add(line(one)));
        return table;
    }

    private ObjectNode line(DemoModel one) {
        ListPrice price = price(one);
        ObjectNode line = JSON.objectNode();
        line.put("model", this == WHOLESALE ? one.upstreamModel() : one.id());
        line.put("input", decimal(price.input()));
        line.put("cached_input", decimal(price.cachedInput()));
        line.put("output", decimal(price.output()));
        return line;
    }

    ListPrice price(DemoModel one) {
        return ListPrice.of(one.upstreamModel()).times(ofRetail);
    }

    private static String decimal(BigDecimal price) {
        return price.stripTrailingZeros().toPlainString();
    }
}
