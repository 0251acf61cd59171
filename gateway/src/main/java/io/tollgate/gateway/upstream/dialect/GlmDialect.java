package io.tollgate.gateway.upstream.dialect;

import static io.tollgate.gateway.upstream.dialect.FailureClass.BALANCE_EMPTY;
import static io.tollgate.gateway.upstream.dialect.FailureClass.CALLER_ERROR;
import static io.tollgate.gateway.upstream.dialect.FailureClass.CREDENTIAL_DEAD;
import static io.tollgate.gateway.upstream.dialect.FailureClass.OVERLOADED;
import static io.tollgate.gateway.upstream.dialect.FailureClass.PLAN_LIMIT;
import static io.tollgate.gateway.upstream.dialect.FailureClass.POLICY;
import static io.tollgate.gateway.upstream.dialect.FailureClass.RATE_LIMITED;

import io.tollgate.catalog.upstream.DialectName;
import io.tollgate.gateway.http.OutputLimitField;
import io.tollgate.gateway.http.Quirks;
import io.tollgate.gateway.http.ScannedChat;
import io.tollgate.gateway.http.Splice;
import java.math.BigDecimal;
import java.time.ZoneId;

/// Zhipu's GLM (<https://docs.bigmodel.cn/api-reference>): OpenAI's format below a path without
/// `/v1`; top_p must be less than 1, inline images come without their `data:` prefix, errors have
/// codes of digits (<https://docs.bigmodel.cn/cn/api/api-code>), finish reasons words of their own.
public final class GlmDialect implements OpenAiWire {
    /// By code: its statuses say less, 429 stands for five different things. Times are Beijing's.
    private static final FailureTable FAILURES =
            FailureTable.of(
                            FailureSign.word("1000", CREDENTIAL_DEAD),
                            FailureSign.word("1001", CREDENTIAL_DEAD),
                            FailureSign.word("1002", CREDENTIAL_DEAD),
                            FailureSign.word("1003", CREDENTIAL_DEAD),
                            FailureSign.word("1004", CREDENTIAL_DEAD),
                            FailureSign.word("1110", CREDENTIAL_DEAD),
                            FailureSign.word("1111", CREDENTIAL_DEAD),
                            FailureSign.word("1112", CREDENTIAL_DEAD),
                            FailureSign.word("1113", BALANCE_EMPTY),
                            FailureSign.word("1120", OVERLOADED),
                            FailureSign.word("1121", CREDENTIAL_DEAD),
                            FailureSign.word("1210", CALLER_ERROR),
                            FailureSign.word("1211", CALLER_ERROR),
                            FailureSign.word("1212", CALLER_ERROR),
                            FailureSign.word("1213", CALLER_ERROR),
                            FailureSign.word("1214", CALLER_ERROR),
                            FailureSign.word("1215", CALLER_ERROR),
                            FailureSign.word("1220", CREDENTIAL_DEAD),
                            FailureSign.word("1230", OVERLOADED),
                            FailureSign.word("1234", OVERLOADED),
                            FailureSign.word("1261", CALLER_ERROR),
                            FailureSign.word("1301", POLICY),
                            FailureSign.word("1302", RATE_LIMITED),
                            FailureSign.word("1303", RATE_LIMITED),
                            FailureSign.word("1304", PLAN_LIMIT),
                            FailureSign.word("1305", RATE_LIMITED),
                            FailureSign.word("1308", PLAN_LIMIT),
                            FailureSign.word("1309", BALANCE_EMPTY),
                            FailureSign.word("1310", PLAN_LIMIT),
                            FailureSign.word("1311", OVERLOADED),
                            FailureSign.word("1312", OVERLOADED),
                            FailureSign.word("1316", PLAN_LIMIT),
                            FailureSign.word("1317", PLAN_LIMIT),
                            FailureSign.word("1318", PLAN_LIMIT),
                            FailureSign.word("1319", PLAN_LIMIT),
                            FailureSign.word("1320", PLAN_LIMIT),
                            FailureSign.word("1321", PLAN_LIMIT),
                            FailureSign.status(434, CREDENTIAL_DEAD),
                            FailureSign.status(435, CALLER_ERROR))
                    .resettingBy(ZoneId.of("Asia/Shanghai"));

    private final Quirks quirks;

    /// @param largestTopP below 1
    public GlmDialect(BigDecimal largestTopP) {
        quirks = new Quirks(null, largestTopP, true);
    }

    @Override
    public DialectName name() {
        return DialectName.GLM;
    }

    @Override
    public FailureTable failures() {
        return FAILURES;
    }

    /// The output limit is always `max_tokens`: the newer name would be ignored.
    @Override
    public ChatRequest request(ScannedChat chat, Target target) {
        return new ChatRequest.Body(
                new Splice(
                                target.upstreamModel(),
                                target.outputLimit(),
                                OutputLimitField.MAX_TOKENS,
                                quirks)
                        .of(chat));
    }
}
