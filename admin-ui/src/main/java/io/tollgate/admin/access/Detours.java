package io.tollgate.admin.access;

import io.tollgate.admin.kit.Answers;
import io.tollgate.admin.kit.LocalPath;
import io.tollgate.catalog.people.Session;
import io.tollgate.catalog.people.SessionConfig;
import io.tollgate.catalog.people.Sessions;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.ws.rs.core.Response;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import org.jboss.resteasy.reactive.server.spi.ResteasyReactiveContainerRequestContext;

/// Leads to where a person says who they are, and from there back. A form that was sent is kept on
/// the way.
@ApplicationScoped
class Detours {
    private final Answers answers;
    private final Sessions sessions;
    private final SessionConfig config;

    Detours(Answers answers, Sessions sessions, SessionConfig config) {
        this.answers = answers;
        this.sessions = sessions;
        this.config = config;
    }

    /// Nobody is known that a form could be kept for.
    Response signIn(ResteasyReactiveContainerRequestContext request) {
        return lead(request, "/sign-in", SentForm.page(request));
    }

    /// The session is over; what was sent from one of its pages is kept with it.
    Response signIn(
            ResteasyReactiveContainerRequestContext request,
            Optional<SentForm> sent,
            Session expired) {
        keep(sent, expired);
        return signIn(request);
    }

    Response prove(
            ResteasyReactiveContainerRequestContext request,
            Optional<SentForm> sent,
            Session living) {
        keep(sent, living);
        return lead(request, "/prove", SentForm.page(request));
    }

    private void keep(Optional<SentForm> sent, Session session) {
        sent.flatMap(form -> form.kept(config.maxKeptBytes()))
                .ifPresent(form -> sessions.keep(session.id(), form));
    }

    /// A part of a page that was asked for by script is of no use there: the whole page goes.
    private Response lead(
            ResteasyReactiveContainerRequestContext request, String to, LocalPath back) {
        String path = to + "?back=" + URLEncoder.encode(back.value(), StandardCharsets.UTF_8);
        return request.getHeaderString("HX-Request") == null
                ? answers.seeOther(path)
                : Response.noContent().header("HX-Redirect", path).build();
    }
}
