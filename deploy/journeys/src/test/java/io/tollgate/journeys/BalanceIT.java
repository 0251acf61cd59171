package io.tollgate.journeys;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.tollgate.journeys.Http.Answer;
import java.math.BigDecimal;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.ExtendWith;

/// Two hundred calls at once, half to each gateway, on a balance for ten. As often as
/// `-Dtollgate.rushes=N` says.
@Timeout(3600)
@ExtendWith(Running.class)
class BalanceIT {
    private static final int RUSHES = Integer.getInteger("tollgate.rushes", 3);
    private static final int CALLS = 200;
    private static final int PAID_FOR = 10;

    /// Ten calls, and what a hold rounds up.
    private static final String CREDIT = "0.100001";

    @TestFactory
    Stream<DynamicTest> aBalanceForTenCallsServesTen(Product product) {
        Goods goods = Goods.create(product);
        return IntStream.rangeClosed(1, RUSHES)
                .mapToObj(n -> DynamicTest.dynamicTest("rush " + n, () -> rush(product, goods)));
    }

    private static void rush(Product product, Goods goods) {
        Goods poor = goods.forTenantWith(CREDIT);
        Goods.Key key = poor.key("'rpm':1000");

        List<Answer> answers =
                Http.rush(poor.callers(key), CALLS, "/chat/completions", poor.hello());

        assertThat(answers).filteredOn(answer -> answer.status() == 200).hasSize(PAID_FOR);
        assertThat(answers)
                .filteredOn(answer -> answer.status() != 200)
                .allSatisfy(answer ->
                        assertThat(answer.status() + " " + answer.errorCode())
                                .isIn(
                                        "402 insufficient_quota",
                                        "429 credit_held_by_inflight_requests"));
        Answer _ = product.operator().post("/ops/flush", "").expect(200);
        JsonNode balance =
                product.operator().get("/tenants/" + poor.tenant() + "/balance").expect(200).json();
        assertThat(amount(balance, "posted")).isEqualTo(new BigDecimal("0.000001000"));
        assertThat(amount(balance, "held")).isEqualTo(new BigDecimal("0.000000000"));
        assertThat(amount(balance, "debt")).isEqualTo(new BigDecimal("0.000000000"));
    }

    private static BigDecimal amount(JsonNode balance, String part) {
        return new BigDecimal(balance.path(part).path("amount").asText());
    }
}
