package io.tollgate.admin.signin;

import io.quarkus.vertx.http.runtime.CurrentVertxRequest;
import io.tollgate.admin.access.BrowserCookies;
import io.tollgate.admin.access.Caller;
import io.tollgate.admin.access.CurrentCaller;
import io.tollgate.admin.access.CurrentSession;
import io.tollgate.admin.audit.Journal;
import io.tollgate.admin.kit.Answers;
import io.tollgate.admin.kit.LocalPath;
import io.tollgate.admin.web.ClientAddress;
import io.tollgate.catalog.id.PersonId;
import io.tollgate.catalog.people.IssuedSession;
import io.tollgate.catalog.people.Session;
import io.tollgate.catalog.people.Sessions;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.Response;
import java.time.Instant;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// Lets in who has just proved who they are, whatever the way: a session begins under a new secret,
/// and the one that this browser had ends. A form that was sent too late goes along if it is the
/// same person's.
@ApplicationScoped
public class Entrance {
    private final Sessions sessions;
    private final CurrentSession current;
    private final CurrentCaller caller;
    private final CurrentVertxRequest request;
    private final ClientAddress client;
    private final BrowserCookies cookies;
    private final Journal journal;
    private final Answers answers;

    Entrance(
            Sessions sessions,
            CurrentSession current,
            CurrentCaller caller,
            CurrentVertxRequest request,
            ClientAddress client,
            BrowserCookies cookies,
            Journal journal,
            Answers answers) {
        this.sessions = sessions;
        this.current = current;
        this.caller = caller;
        this.request = request;
        this.client = client;
        this.cookies = cookies;
        this.journal = journal;
        this.answers = answers;
    }

    /// How a session is noted in the audit log.
    public record Stay(String address, String browser) {
        public static Stay of(Session session) {
            return new Stay(session.address(), session.browser());
        }
    }

    /// A redirect with the cookie of the new session. Blocks on PostgreSQL.
    ///
    /// @param back where the person wanted to go; `/` leads to their first page
    /// @param providerToken for the sign-out at an identity provider, sealed; null without one
    @Transactional
    public Response open(PersonId person, LocalPath back, byte @Nullable [] providerToken) {
        return open(person, back, providerToken, null);
    }

    /// As [#open(PersonId, LocalPath, byte[])] for who has proved at an earlier moment who they
    /// are.
    ///
    /// @param provedAt null for now
    @Transactional
    public Response open(
            PersonId person,
            LocalPath back,
            byte @Nullable [] providerToken,
            @Nullable Instant provedAt) {
        IssuedSession issued =
                sessions.begin(
                        person,
                        client.present(),
                        Optional.ofNullable(
                                        request.getCurrent()
                                                .request()
                                                .getHeader(HttpHeaders.USER_AGENT))
                                .orElse(""),
                        providerToken);
        if (provedAt != null) {
            sessions.prove(issued.session().id(), provedAt);
        }
        current.previous().ifPresent(old -> leave(old, issued.session()));
        become(person);
        journal.created("session", issued.session().id(), null, Stay.of(issued.session()));
        return Response.fromResponse(answers.seeOther(back.value()))
                .cookie(cookies.session(issued))
                .build();
    }

    /// What follows in this request is this person's doing.
    public void become(PersonId person) {
        caller.identify(new Caller.SignedIn(person, null, null, null));
    }

    private void leave(Session old, Session next) {
        if (old.person().equals(next.person())) {
            sessions.kept(old.id()).ifPresent(form -> sessions.keep(next.id(), form));
        }
        sessions.forget(old.id());
        var _ = sessions.end(old.person(), old.id());
    }
}
