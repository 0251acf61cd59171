package io.tollgate.standalone.demo;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.tollgate.standalone.provider.ListPrice;
import org.junit.jupiter.api.Test;

class DemoPricesTest {
    @Test
    void wholesaleIsBelowSellAndSellBelowRetailForEveryKind() {
        for (DemoModel model : DemoModel.ALL) {
            ListPrice wholesale = DemoPrices.WHOLESALE.price(model);
            ListPrice sell = DemoPrices.SELL.price(model);
            ListPrice retail = DemoPrices.RETAIL.price(model);
            assertThat(sell.input()).isBetween(wholesale.input(), retail.input());
            assertThat(wholesale.input()).isLessThan(sell.input());
            assertThat(wholesale.cachedInput()).isLessThan(sell.cachedInput());
            assertThat(wholesale.output()).isLessThan(sell.output());
            assertThat(sell.input()).isLessThan(retail.input());
            assertThat(sell.cachedInput()).isLessThan(retail.cachedInput());
            assertThat(sell.output()).isLessThan(retail.output());
        }
    }

    @Test
    void retailIsWhatTheProvidersAskDeepSeeksAtItsPeak() {
        assertThat(DemoPrices.RETAIL.table().path("lines").toString())
                .isEqualTo(
                        """
                        [{"model":"deepseek-v4","input":"1.32","cached_input":"0.044","output":"3.96"},\
                        {"model":"glm-5.1","input":"1.4","cached_input":"0.26","output":"4.4"},\
                        {"model":"kimi-2.6","input":"0.95","cached_input":"0.16","output":"4"}]\
                        """);
    }

    @Test
    void theWholesaleTableNamesTheUpstreamAndItsModels() {
        ObjectNode table = DemoPrices.wholesale(DemoModel.ALL.getFirst(), "the-upstream");
        assertThat(table.path("upstream").asText()).isEqualTo("the-upstream");
        assertThat(table.path("lines").path(0).path("model").asText()).isEqualTo("deepseek-v4-pro");
        assertThat(DemoPrices.SELL.table().path("rate_card").asText()).isEqualTo("standard");
    }
}
