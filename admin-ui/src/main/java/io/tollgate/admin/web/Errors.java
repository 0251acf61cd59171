package io.tollgate.admin.web;

import io.tollgate.billing.ledger.LedgerUnavailable;
import io.tollgate.billing.shard.RedisUnavailable;
import io.tollgate.catalog.id.Ids;
import io.tollgate.catalog.people.TooManySignIns;
import jakarta.ws.rs.WebApplicationException;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import org.jboss.logging.Logger;
import org.jboss.resteasy.reactive.server.ServerExceptionMapper;
import org.jspecify.annotations.Nullable;

/// The one place where a fault becomes an HTTP answer.
final class Errors {
    private static final Logger LOG = Logger.getLogger(Errors.class);

    @ServerExceptionMapper
    Response refused(Refused fault) {
        return answer(fault.status(), fault.code(), fault.text(), fault.field());
    }

    /// What the framework refuses before a resource is reached.
    @ServerExceptionMapper
    Response unroutable(WebApplicationException fault) {
        int status = fault.getResponse().getStatus();
        if (status >= 500) {
            return broken(fault);
        }
        Response answer = answer(status, code(status), message(status), null);
        String allow = fault.getResponse().getHeaderString(HttpHeaders.ALLOW);
        return allow == null
                ? answer
                : Response.fromResponse(answer).header(HttpHeaders.ALLOW, allow).build();
    }

    /// A store is away: nothing has changed, or the request's repetition will say what has.
    @ServerExceptionMapper({LedgerUnavailable.class, RedisUnavailable.class})
    Response unavailable(RuntimeException fault) {
        LOG.warnf("A store does not answer: %s", fault.getMessage());
        return answer(503, "unavailable", "a store does not answer, try again", null);
    }

    /// The guard of this machine's memory: nothing has changed.
    @ServerExceptionMapper
    Response busy(TooManySignIns fault) {
        LOG.warnf("A sign-in was turned away: %s", fault.getMessage());
        return answer(503, "unavailable", "too many sign-ins at once, try again", null);
    }

    @ServerExceptionMapper
    Response broken(Throwable fault) {
        if (DatabaseAway.caused(fault)) {
            LOG.warnf("PostgreSQL does not answer: %s", fault.getMessage());
            return answer(503, "unavailable", "a store does not answer, try again", null);
        }
        String incident = Ids.next().toString();
        LOG.errorf(fault, "Request failed, incident %s", incident);
        return answer(
                500,
                "internal_error",
                "something failed here; the log has it as incident " + incident,
                null);
    }

    static String code(int status) {
        return switch (status) {
            case 401 -> "unauthorized";
            case 403 -> "forbidden";
            case 404 -> "unknown_url";
            case 405 -> "method_not_allowed";
            case 406 -> "not_acceptable";
            case 413 -> "too_large";
            case 415 -> "unsupported_media_type";
            default -> "bad_request";
        };
    }

    static String message(int status) {
        return switch (status) {
            case 401 -> "give a valid management key";
            case 403 -> "not allowed";
            case 404 -> "unknown URL";
            case 405 -> "this URL does not take this method";
            case 406 -> "answers are application/json";
            case 413 -> "the body is too large";
            case 415 -> "the body must be application/json";
            default -> "the request cannot be understood";
        };
    }

    private static Response answer(
            int status, String code, String message, @Nullable String field) {
        Response.ResponseBuilder answer =
                Response.status(status)
                        .type(MediaType.APPLICATION_JSON_TYPE)
                        .entity(ErrorView.of(code, message, field));
        if (status == 401) {
            answer.header(HttpHeaders.WWW_AUTHENTICATE, "Bearer");
        }
        return answer.build();
    }
}
