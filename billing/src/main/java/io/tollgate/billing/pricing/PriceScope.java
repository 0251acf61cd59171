package io.tollgate.billing.pricing;

import io.tollgate.catalog.id.UpstreamId;

/// Whose prices a table holds, kind and scope in one.
public sealed interface PriceScope {
    /// As in JSON and in the database.
    String kind();

    /// What an upstream charges us, by the upstream's own model ids.
    record Wholesale(UpstreamId upstream) implements PriceScope {
        @Override
        public String kind() {
            return "wholesale";
        }
    }

    /// What the tenants of a rate card pay, by public model ids.
    record Sell(String rateCard) implements PriceScope {
        @Override
        public String kind() {
            return "sell";
        }
    }

    /// The providers' public list prices, by public model ids.
    record Retail() implements PriceScope {
        @Override
        public String kind() {
            return "retail";
        }
    }
}
