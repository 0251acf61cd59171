package io.tollgate.admin.credits;

import com.fasterxml.jackson.databind.JsonNode;
import io.tollgate.admin.access.CurrentCaller;
import io.tollgate.admin.audit.Journal;
import io.tollgate.admin.once.FirstAnswers;
import io.tollgate.admin.once.IdempotencyKey;
import io.tollgate.admin.web.Refused;
import io.tollgate.admin.web.StrictJson;
import io.tollgate.billing.money.Money;
import io.tollgate.billing.topup.Credits;
import io.tollgate.billing.topup.Decrease;
import io.tollgate.catalog.tenant.Tenant;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Clock;

/// Posts a credit once for each idempotency key of a management key, however often and however
/// concurrently it is asked for. The ledger, the audit log and the first answer are one
/// transaction. Blocks on PostgreSQL.
@ApplicationScoped
public class PostCredit {
    private static final int CREATED = 201;

    private final Credits credits;
    private final FirstAnswers answers;
    private final CurrentCaller caller;
    private final Journal journal;
    private final StrictJson json;
    private final Clock clock;

    PostCredit(
            Credits credits,
            FirstAnswers answers,
            CurrentCaller caller,
            Journal journal,
            StrictJson json,
            Clock clock) {
        this.credits = credits;
        this.answers = answers;
        this.caller = caller;
        this.journal = journal;
        this.json = json;
        this.clock = clock;
    }

    /// An answer as it was given the first time.
    record Answer(int status, JsonNode credit) {}

    /// @param decrease for what lowers the balance; close it after this has returned or thrown
    @Transactional
    Answer post(Tenant tenant, IdempotencyKey key, CreditBody body, Decrease decrease) {
        Credits.Request request = body.read(tenant, clock.instant());
        String actor = caller.get().actor();
        return switch (answers.claim(actor, key, fingerprint(request))) {
            case FirstAnswers.New() -> {
                JsonNode posted = json.tree(postNew(request, decrease));
                answers.keep(actor, key, CREATED, posted.toString());
                yield new Answer(CREATED, posted);
            }
            case FirstAnswers.Known(int status, String answer) ->
                    new Answer(
                            status,
                            json.read(answer.getBytes(StandardCharsets.UTF_8), JsonNode.class));
            case FirstAnswers.Conflicting() ->
                    throw Refused.conflict(
                            "idempotency_key_conflict",
                            "this Idempotency-Key was used for another request",
                            "Idempotency-Key");
        };
    }

    private CreditView postNew(Credits.Request request, Decrease decrease) {
        return switch (credits.post(request, decrease)) {
            case Credits.Posted posted -> {
                CreditView view = CreditView.of(request, posted);
                journal.created("credit", posted.transaction(), request.tenant(), view);
                yield view;
            }
            case Credits.UnknownTenant() -> throw Refused.notFound("tenant");
            case Credits.WrongCurrency(String expected) ->
                    throw Refused.invalid("amount.currency", "must be " + expected);
            case Credits.DuplicateReference() ->
                    throw Refused.conflict(
                            "reference_taken",
                            "the tenant has a credit of this kind and reference",
                            "reference");
            case Credits.BalanceTooLarge() ->
                    throw Refused.conflict(
                            "balance_too_large", "the balance would be too large", "amount");
            case Credits.NotAvailable(Money available) ->
                    throw Refused.conflict(
                            "insufficient_credit",
                            "only " + available + " is available; calls in flight may hold more",
                            "amount");
            case Credits.NotNow() ->
                    throw Refused.conflict(
                            "try_again", "the balance cannot be held just now; try again", null);
        };
    }

    /// Equal for requests that mean the same: `1.5` and `{"amount":"1.50","currency":"USD"}` do.
    private byte[] fingerprint(Credits.Request request) {
        try {
            return MessageDigest.getInstance("SHA-256")
                    .digest(json.tree(request).toString().getBytes(StandardCharsets.UTF_8));
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException(impossible);
        }
    }
}
