package io.tollgate.gateway.upstream.dialect;

import static io.tollgate.gateway.upstream.dialect.FailureClass.BALANCE_EMPTY;
import static io.tollgate.gateway.upstream.dialect.FailureClass.POLICY;

import io.tollgate.catalog.upstream.DialectName;
import io.tollgate.gateway.http.ScannedChat;
import java.util.List;

/// Anthropic's Messages (<https://docs.claude.com/en/api/messages>), the only dialect that is no
/// imitation of OpenAI's: requests and answers are translated, not spliced.
///
/// | of the request | becomes |
/// |---|---|
/// | system and developer messages | `system`, wherever they stood |
/// | user, assistant, tool messages | turns of `user` and `assistant`; neighbours of one role one turn |
/// | images by URL or inline, tool calls, tool results | blocks `image`, `tool_use`, `tool_result` |
/// | `tools`, `tool_choice`, `parallel_tool_calls` | `tools`, `tool_choice` |
/// | `stop`, `user` or `safety_identifier` | `stop_sequences`, `metadata.user_id` |
/// | `temperature` | the same, at most 1, where Anthropic's scale ends |
/// | `top_p`, `top_k`, `thinking`, `output_config`, `cache_control` of parts and tools (5 minutes) | the same |
///
/// Left out, because the answer means the same without them: `seed`, `service_tier`, `store`,
/// `metadata`, `prediction`, `prompt_cache_key`, `prompt_cache_retention`, `name` of messages,
/// `detail` of images, what an earlier answer had as `reasoning_content`, empty texts, and
/// everything that is null or says what is usual (`n` 1, penalties of 0, `logprobs` false,
/// `reasoning_effort` none, `verbosity` medium, a `response_format` of text). Refused, because it
/// would be lost without a word: `n` above 1, other penalties, `logprobs`, `logit_bias`,
/// `response_format` of JSON, `reasoning_effort` (send `thinking`), `functions`, audio and files,
/// and every field that is not named here, since Anthropic refuses unknown ones.
///
/// Thinking is told as `reasoning_content` and counted as output: Anthropic does not part the two.
public final class AnthropicDialect implements Dialect {
    private static final FailureTable FAILURES =
            FailureTable.of(
                    FailureSign.says(0, "credit balance is too low", BALANCE_EMPTY),
                    FailureSign.says(0, "blocked by content filtering policy", POLICY));

    private final String version;

    /// @param version the value of the `anthropic-version` header
    public AnthropicDialect(String version) {
        this.version = version;
    }

    @Override
    public DialectName name() {
        return DialectName.ANTHROPIC;
    }

    @Override
    public String chatPath() {
        return "/v1/messages";
    }

    @Override
    public List<SecretHeader> headers(String secret) {
        return List.of(
                new SecretHeader("x-api-key", secret),
                new SecretHeader("anthropic-version", version));
    }

    @Override
    public ChatRequest request(ScannedChat chat, Target target) {
        return AnthropicRequest.of(chat, target);
    }

    @Override
    public boolean translates() {
        return true;
    }

    @Override
    public StreamReader streamReader(AnswerTerms terms) {
        return new AnthropicStream(terms, FAILURES);
    }

    @Override
    public PlainReader plainReader(AnswerTerms terms) {
        return new AnthropicPlain(terms, FAILURES);
    }

    @Override
    public FailedAnswer failure(ErrorReply reply) {
        return FAILURES.of(reply);
    }
}
