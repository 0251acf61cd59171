package io.tollgate.admin.accounts;

import static org.assertj.core.api.Assertions.assertThat;

import io.tollgate.billing.money.Money;
import io.tollgate.catalog.id.UpstreamId;
import io.tollgate.catalog.upstream.DialectName;
import io.tollgate.catalog.upstream.Upstream;
import java.net.URI;
import java.time.Instant;
import java.util.Currency;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class BalanceWireTest {
    private static final Currency USD = Currency.getInstance("USD");
    private static final Currency CNY = Currency.getInstance("CNY");

    /// As in <https://platform.moonshot.cn/docs/api/balance>.
    private static final String KIMI =
            """
            {"code":0,"data":{"available_balance":49.58894,"voucher_balance":46.58893,"cash_balance":3.00001},
             "scode":"0x0","status":true}\
            """;

    /// As in <https://api-docs.deepseek.com/api/get-user-balance>, with a second currency.
    private static final String DEEPSEEK =
            """
            {"is_available":true,"balance_infos":[
             {"currency":"CNY","total_balance":"0.00","granted_balance":"0.00","topped_up_balance":"0.00"},
             {"currency":"USD","total_balance":"110.00","granted_balance":"10.00","topped_up_balance":"100.00"}]}\
            """;

    @ParameterizedTest
    @CsvSource({
        "https://api.moonshot.cn/v1,,CNY",
        "https://api.moonshot.cn/v1,USD,CNY",
        "https://api.moonshot.ai/v1,CNY,USD",
        "http://127.0.0.1:8089/kimi/v1,CNY,CNY",
        "http://127.0.0.1:8089/kimi/v1,,USD",
    })
    void kimiIsReadInTheCurrencyOfItsHost(String url, @Nullable String wanted, String currency) {
        Upstream kimi = upstream(DialectName.KIMI, url);
        Currency given = wanted == null ? null : Currency.getInstance(wanted);

        assertThat(BalanceWire.read(kimi, KIMI, given).orElseThrow())
                .isEqualTo(
                        new ToldBalance(
                                new Money(49_588_940_000L, Currency.getInstance(currency)), true));
    }

    @Test
    void deepSeekIsReadInTheCurrencyWantedOrTheOneWithMoney() {
        Upstream deepSeek = upstream(DialectName.DEEPSEEK, "https://api.deepseek.com/v1");

        assertThat(BalanceWire.read(deepSeek, DEEPSEEK, null).orElseThrow().balance())
                .isEqualTo(new Money(110_000_000_000L, USD));
        assertThat(BalanceWire.read(deepSeek, DEEPSEEK, CNY).orElseThrow().balance())
                .isEqualTo(new Money(0, CNY));
        assertThat(
                        BalanceWire.read(deepSeek, DEEPSEEK.replace("true", "false"), null)
                                .orElseThrow()
                                .usable())
                .isFalse();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "no json",
                "[]",
                "null",
                "{}",
                "{\"data\":{}}",
                "{\"data\":{\"available_balance\":\"much\"}}",
                "{\"data\":{\"available_balance\":1e99}}",
                "{\"balance_infos\":[{\"currency\":\"X\",\"total_balance\":\"1\"}]}",
                "{\"balance_infos\":[{\"currency\":\"USD\"}]}",
                "{\"balance_infos\":[{\"currency\":\"USD\",\"total_balance\":\"1e400\"}]}",
            })
    void whatIsNotUnderstoodIsNoBalance(String body) {
        assertThat(BalanceWire.read(upstream(DialectName.KIMI, "https://k.test"), body, null))
                .isEmpty();
        assertThat(BalanceWire.read(upstream(DialectName.DEEPSEEK, "https://d.test"), body, null))
                .isEmpty();
    }

    @ParameterizedTest
    @CsvSource({
        "https://api.deepseek.com,https://api.deepseek.com/user/balance",
        "https://api.deepseek.com/v1,https://api.deepseek.com/user/balance",
        "http://127.0.0.1:8089/deepseek,http://127.0.0.1:8089/deepseek/user/balance",
    })
    void deepSeeksBalanceStandsBesideItsVersion(String base, String balance) {
        assertThat(UpstreamQuestions.balance(upstream(DialectName.DEEPSEEK, base)))
                .contains(URI.create(balance));
    }

    private static Upstream upstream(DialectName dialect, String url) {
        return new Upstream(
                UpstreamId.create(),
                "u",
                "U",
                dialect,
                URI.create(url),
                false,
                Upstream.Disconnect.DRAIN,
                true,
                Instant.EPOCH);
    }
}
