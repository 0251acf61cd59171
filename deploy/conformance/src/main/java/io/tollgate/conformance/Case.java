package io.tollgate.conformance;

import java.io.IOException;
import java.net.URI;
import java.util.List;

/// A row set up on the product: a model whose only route fails so, and one with a healthy route
/// behind.
record Case(Row row, String name, Place alone, Place first, Place second) {
    static Case setUp(Shop shop, Row row, int number, URI baseUrl, Place second)
            throws IOException, InterruptedException {
        String name = row.dialect() + "-" + number;
        Place alone = shop.place(name + "-alone", row.dialect(), baseUrl);
        Place first = shop.place(name + "-first", row.dialect(), baseUrl);
        Case made = new Case(row, name, alone, first, second);
        shop.model(made.aloneModel(), List.of(alone), false);
        shop.model(made.pairModel(), List.of(first, second), false);
        return made;
    }

    String aloneModel() {
        return name + "-alone";
    }

    String pairModel() {
        return name + "-pair";
    }

    /// The rule for one of the credentials.
    String rule(Place place) {
        return "{\"dialect\":\"%s\",\"credential\":\"%s\",%s}"
                .formatted(row.dialect(), place.secret(), row.rule());
    }
}
