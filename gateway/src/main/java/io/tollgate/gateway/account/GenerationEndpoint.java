package io.tollgate.gateway.account;

import io.tollgate.billing.usage.CallId;
import io.tollgate.billing.usage.UsageRecords;
import io.tollgate.catalog.key.KeyHolder;
import io.tollgate.gateway.account.CallerDesk.Reply;
import io.tollgate.gateway.error.ApiError;
import io.tollgate.gateway.error.CallerFaults;
import io.tollgate.gateway.http.Call;
import io.tollgate.gateway.http.Endpoint;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// `GET /v1/generation?id=`: the receipt of one call of the same tenant.
@ApplicationScoped
class GenerationEndpoint implements Endpoint {
    /// Longer than any call: until then a missing receipt may still be written.
    private static final Duration MAY_YET_COME = Duration.ofHours(1);

    private static final Duration FLUSHED_WITHIN = Duration.ofSeconds(1);

    private final CallerDesk desk;
    private final UsageRecords records;

    GenerationEndpoint(CallerDesk desk, UsageRecords records) {
        this.desk = desk;
        this.records = records;
    }

    record Generation(Receipt data) {}

    @Override
    public String method() {
        return "GET";
    }

    @Override
    public String path() {
        return "/v1/generation";
    }

    @Override
    public void handle(Call call) {
        String id = call.parameter("id");
        desk.open(call, holder -> desk.ask(call, () -> read(holder, id, call.id().moment())));
    }

    private Reply read(KeyHolder holder, @Nullable String id, Instant now) {
        if (id == null || id.isEmpty()) {
            return new Reply.Failed(
                    CallerFaults.invalidRequest("The id of a call is missing.", "id"));
        }
        return parse(id)
                .map(call -> find(holder, call, now))
                .orElseGet(() -> new Reply.Failed(CallerFaults.generationNotFound(id)));
    }

    private Reply find(KeyHolder holder, CallId call, Instant now) {
        return records.find(call)
                .filter(stored -> stored.record().tenant().equals(holder.tenant().id()))
                .<Reply>map(stored -> new Reply.Found(new Generation(Receipt.of(stored))))
                .orElseGet(() -> new Reply.Failed(missing(call, now)));
    }

    private static ApiError missing(CallId call, Instant now) {
        ApiError missing = CallerFaults.generationNotFound(call.toString());
        return call.moment().isAfter(now.minus(MAY_YET_COME))
                ? missing.retryAfter(FLUSHED_WITHIN)
                : missing;
    }

    private static Optional<CallId> parse(String id) {
        try {
            return Optional.of(CallId.parse(id));
        } catch (IllegalArgumentException malformed) {
            return Optional.empty();
        }
    }
}
