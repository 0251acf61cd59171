package io.tollgate.admin.signin;

import io.tollgate.admin.access.AllowedTo;
import io.tollgate.admin.access.BrowserCookies;
import io.tollgate.admin.access.CurrentSession;
import io.tollgate.admin.audit.Journal;
import io.tollgate.admin.kit.Answers;
import io.tollgate.admin.kit.Flash;
import io.tollgate.admin.kit.LocalPath;
import io.tollgate.catalog.people.Session;
import io.tollgate.catalog.people.Sessions;
import jakarta.transaction.Transactional;
import jakarta.ws.rs.FormParam;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.core.Response;
import java.net.URI;
import java.util.Optional;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.jspecify.annotations.Nullable;

/// Ends this browser's session, at the identity provider too where there is one.
@Path("/sign-out")
class SignOut {
    private final CurrentSession current;
    private final Sessions sessions;
    private final BrowserCookies cookies;
    private final SignInWay way;
    private final Journal journal;
    private final Answers answers;
    private final Typed typed;

    SignOut(
            CurrentSession current,
            Sessions sessions,
            BrowserCookies cookies,
            SignInWay way,
            Journal journal,
            Answers answers,
            Typed typed) {
        this.current = current;
        this.sessions = sessions;
        this.cookies = cookies;
        this.way = way;
        this.journal = journal;
        this.answers = answers;
        this.typed = typed;
    }

    /// Leads away.
    ///
    /// @param back where to go when no identity provider has a page of its own
    @POST
    @Transactional
    @AllowedTo(AllowedTo.Audience.SIGNED_IN)
    @Operation(hidden = true)
    public Response signOut(@FormParam(Typed.BACK) @Nullable String back) {
        Session session = current.get();
        Optional<URI> elsewhere = way.provider().flatMap(provider -> provider.signOut(session));
        if (sessions.end(session.person(), session.id())) {
            journal.deleted("session", session.id(), null, Entrance.Stay.of(session));
        }
        Response home =
                answers.seeOther(LocalPath.of(back).value(), Flash.ok(typed.words().signedOut()));
        Response answer =
                elsewhere
                        .map(where -> Response.fromResponse(home).location(where).build())
                        .orElse(home);
        return Response.fromResponse(answer).cookie(cookies.noSession()).build();
    }
}
