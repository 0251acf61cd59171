package io.tollgate.gateway.upstream.dialect;

import io.tollgate.billing.money.Money;
import io.tollgate.billing.usage.TokenUsage;
import io.tollgate.gateway.json.Span;
import io.tollgate.gateway.json.TextEdits;
import io.vertx.core.buffer.Buffer;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/// Reads one stream of OpenAI's wire format.
final class OpenAiStream implements StreamReader {
    private static final byte[] DONE = "[DONE]".getBytes(StandardCharsets.US_ASCII);
    private static final byte[] DATA = "data: ".getBytes(StandardCharsets.US_ASCII);
    private static final byte[] END = "\n\n".getBytes(StandardCharsets.US_ASCII);
    private static final Buffer NOTHING = Buffer.buffer(0);

    private final AnswerTerms terms;
    private final byte[] publicModel;
    private final FailureTable failures;
    private final AnswerLexer lexer;
    private final SseFrames frames;
    private final UsageChunk usageChunk;
    private List<StreamEvent> events = new ArrayList<>();
    private boolean failed;
    private long textBytes;
    private long reasoningBytes;
    private boolean content;
    private boolean finished;
    private boolean done;
    private Optional<ReportedUsage> usage = Optional.empty();

    OpenAiStream(AnswerTerms terms, FailureTable failures) {
        this.failures = failures;
        this.terms = terms;
        publicModel =
                TextEdits.quoted(terms.model().publicModel()).getBytes(StandardCharsets.UTF_8);
        lexer = new AnswerLexer(terms.limits().maxDepth());
        frames = new SseFrames(terms.limits().maxEventBytes(), this::event);
        usageChunk = new UsageChunk(terms.model().publicModel());
    }

    @Override
    public List<StreamEvent> feed(Buffer chunk) {
        if (!failed && !frames.feed(chunk.getBytes())) {
            fail(
                    FailedAnswer.of(
                            FailureClass.OVERLOADED,
                            "an event larger than " + terms.limits().maxEventBytes() + " bytes"));
        }
        return handOut();
    }

    @Override
    public List<StreamEvent> finish() {
        if (!failed) {
            frames.finish();
        }
        return handOut();
    }

    @Override
    public Delivered delivered() {
        return new Delivered(textBytes, reasoningBytes, content, finished, done, usage);
    }

    @Override
    public Buffer usageChunk(TokenUsage used, Money charge) {
        return frame(usageChunk.with(used, charge, lexer));
    }

    @Override
    public Buffer done() {
        return frame(Buffer.buffer(DONE));
    }

    private List<StreamEvent> handOut() {
        List<StreamEvent> complete = events;
        events = new ArrayList<>();
        return complete;
    }

    private void event(byte[] data) {
        if (failed || done) {
            return;
        }
        if (Arrays.equals(data, DONE)) {
            done = true;
            events.add(new StreamEvent(NOTHING, false, 0, 0, false, true, null));
            return;
        }
        AnswerFacts facts = lexer.read(data);
        if (!lexer.isSound()) {
            fail(FailedAnswer.of(FailureClass.OVERLOADED, "an event that is no JSON object"));
        } else if (facts.hasError()) {
            fail(failures.inBand(facts.errorText(), terms));
        } else if (facts.isBroken()) {
            fail(FailedAnswer.of(FailureClass.OVERLOADED, "the upstream gave up"));
        } else {
            chunk(data, facts);
        }
    }

    private void chunk(byte[] data, AnswerFacts facts) {
        usageChunk.note(data, facts);
        facts.usage().ifPresent(reported -> usage = Optional.of(reported));
        textBytes += facts.textBytes();
        reasoningBytes += facts.reasoningBytes();
        content |= facts.hasContent();
        finished |= facts.isFinished();
        events.add(
                new StreamEvent(
                        facts.isUsageChunk() ? NOTHING : renamed(data, facts),
                        facts.hasContent(),
                        facts.textBytes(),
                        facts.reasoningBytes(),
                        facts.isFinished(),
                        false,
                        null));
    }

    private void fail(FailedAnswer failure) {
        failed = true;
        events.add(new StreamEvent(NOTHING, false, 0, 0, false, false, failure));
    }

    private Buffer renamed(byte[] data, AnswerFacts facts) {
        Span model = facts.onlyModel();
        if (model != null && !isOfLines(data)) {
            int from = (int) model.from();
            int to = (int) model.to();
            return Buffer.buffer(data.length + publicModel.length + DATA.length + END.length)
                    .appendBytes(DATA)
                    .appendBytes(data, 0, from)
                    .appendBytes(publicModel)
                    .appendBytes(data, to, data.length - to)
                    .appendBytes(END);
        }
        TextEdits edits = new TextEdits();
        facts.spans().renameModel(terms.model().publicModel(), edits);
        if (isOfLines(data)) {
            return frame(edits.over(data));
        }
        Buffer event = Buffer.buffer(data.length + 64).appendBytes(DATA);
        edits.appendTo(event, data);
        return event.appendBytes(END);
    }

    private static boolean isOfLines(byte[] data) {
        for (byte b : data) {
            if (b == '\n') {
                return true;
            }
        }
        return false;
    }

    /// Data as one event. Line ends inside (they came as several data lines) become lines again.
    private static Buffer frame(Buffer data) {
        Buffer event = Buffer.buffer(data.length() + 8).appendBytes(DATA);
        int from = 0;
        for (int i = 0; i < data.length(); i++) {
            if (data.getByte(i) == '\n') {
                event.appendBuffer(data, from, i + 1 - from).appendBytes(DATA);
                from = i + 1;
            }
        }
        return event.appendBuffer(data, from, data.length() - from).appendBytes(END);
    }
}
