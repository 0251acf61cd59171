package io.tollgate.standalone.provider;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.math.BigDecimal;
import java.util.List;
import java.util.Set;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class ProviderTablesTest {
    @Test
    void whatDeepSeekAsksDependsOnTheHourAndWhatWeAskDoesNot() {
        Set<String> pro = Set.of("deepseek-v4-pro");
        assertThat(lines(ProviderTables.WHOLESALE.table(Provider.DEEPSEEK, pro)))
                .extracting(line -> line.path("input").asText() + window(line))
                .containsExactlyInAnyOrder(
                        "0.66", "1.32 09:00-12:00 Asia/Shanghai", "1.32 14:00-18:00 Asia/Shanghai");
        assertThat(lines(ProviderTables.SELL.table(Provider.DEEPSEEK, pro)))
                .extracting(line -> line.path("input").asText() + window(line))
                .containsExactly("1.452");
    }

    @ParameterizedTest
    @EnumSource
    void everythingIsSoldForATenthMoreThanItCosts(Provider provider) {
        Set<String> all = Set.copyOf(provider.prices().stream().map(ListPrice::model).toList());
        List<JsonNode> sold = lines(ProviderTables.SELL.table(provider, all));
        for (JsonNode bought : lines(ProviderTables.WHOLESALE.table(provider, all))) {
            JsonNode line =
                    sold.stream()
                            .filter(one -> one.path("model").equals(bought.path("model")))
                            .findFirst()
                            .orElseThrow();
            for (String kind : List.of("input", "cached_input", "output")) {
                assertThat(new BigDecimal(line.path(kind).asText()))
                        .isGreaterThanOrEqualTo(
                                new BigDecimal(bought.path(kind).asText())
                                        .multiply(new BigDecimal("1.10")));
            }
        }
    }

    @Test
    void onlyPricesInForceCount() {
        assertThat(Provider.DEEPSEEK.prices())
                .extracting(ListPrice::model)
                .contains("deepseek-v4-pro", "deepseek-v4-flash")
                .doesNotContain("deepseek-chat");
        assertThat(Provider.OPENAI.prices()).isEmpty();
    }

    @Test
    void modelsThatAreNotAskedForHaveNoLine() {
        ObjectNode table = ProviderTables.RETAIL.table(Provider.ZHIPU, Set.of("glm-5.3"));
        assertThat(lines(table))
                .extracting(line -> line.path("model").asText())
                .containsExactly("glm-5.3");
    }

    private static List<JsonNode> lines(ObjectNode table) {
        return StreamSupport.stream(table.path("lines").spliterator(), false).toList();
    }

    private static String window(JsonNode line) {
        JsonNode window = line.path("window");
        return window.isMissingNode()
                ? ""
                : " %s-%s %s"
                        .formatted(
                                window.path("from").asText(),
                                window.path("to").asText(),
                                window.path("tz").asText());
    }
}
