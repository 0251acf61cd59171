package io.tollgate.admin.access;

import io.tollgate.admin.access.Arrivals.Arrival;
import io.tollgate.admin.access.FormTokens.Binding;
import io.tollgate.admin.kit.CurrentVisit;
import io.tollgate.admin.kit.Language;
import io.tollgate.admin.kit.Visitor;
import io.tollgate.admin.web.Api;
import io.tollgate.admin.web.Refused;
import io.tollgate.catalog.id.SessionId;
import io.tollgate.catalog.id.TenantId;
import io.tollgate.catalog.people.Sessions;
import jakarta.annotation.Priority;
import jakarta.ws.rs.Priorities;
import jakarta.ws.rs.container.ResourceInfo;
import jakarta.ws.rs.core.Response;
import java.util.Optional;
import java.util.Set;
import org.jboss.resteasy.reactive.server.ServerRequestFilter;
import org.jboss.resteasy.reactive.server.WithFormRead;
import org.jboss.resteasy.reactive.server.spi.ResteasyReactiveContainerRequestContext;
import org.jspecify.annotations.Nullable;

/// Finds out who looks at a page, and refuses who may not and what no page of ours has sent. The
/// form has been read by then, so that one sent too late can be kept. Blocks on PostgreSQL.
final class SessionCheck {
    private static final String TENANT = "tenant";
    private static final Set<String> SAFE = Set.of("GET", "HEAD", "OPTIONS");

    private final Arrivals arrivals;
    private final BrowserCookies cookies;
    private final FormTokens tokens;
    private final Origins origins;
    private final Sessions sessions;
    private final Detours detours;
    private final CurrentCaller caller;
    private final CurrentSession current;
    private final CurrentVisit visit;

    SessionCheck(
            Arrivals arrivals,
            BrowserCookies cookies,
            FormTokens tokens,
            Origins origins,
            Sessions sessions,
            Detours detours,
            CurrentCaller caller,
            CurrentSession current,
            CurrentVisit visit) {
        this.arrivals = arrivals;
        this.cookies = cookies;
        this.tokens = tokens;
        this.origins = origins;
        this.sessions = sessions;
        this.detours = detours;
        this.caller = caller;
        this.current = current;
        this.visit = visit;
    }

    @ServerRequestFilter
    @WithFormRead
    @Priority(Priorities.AUTHENTICATION)
    @Nullable Response check(
            ResteasyReactiveContainerRequestContext request, ResourceInfo resource) {
        if (Api.has(resource.getResourceClass())) {
            return null;
        }
        AllowedTo.Audience right = AllowedTo.Audience.of(resource.getResourceMethod());
        Optional<SentForm> sent =
                SAFE.contains(request.getMethod())
                        ? Optional.empty()
                        : Optional.of(SentForm.of(request));
        if (sent.isPresent() && !origins.isOurs(request::getHeaderString)) {
            throw Refused.expiredForm();
        }
        return switch (arrivals.arrive(cookies.session(request))) {
            case Arrival.Arrived arrived -> {
                boolean proven =
                        !resource.getResourceMethod().isAnnotationPresent(Proven.class)
                                || sessions.isRecent(arrived.session());
                yield admit(request, arrived, right, sent, proven);
            }
            case Arrival.TooLate(var session) -> {
                current.belongedTo(session);
                yield right == AllowedTo.Audience.EVERYONE
                        ? stranger(request, sent)
                        : detours.signIn(
                                request,
                                sent.filter(form ->
                                        tokens.matches(Binding.of(session.id()), form.token())),
                                session);
            }
            case Arrival.Unknown() ->
                    right == AllowedTo.Audience.EVERYONE
                            ? stranger(request, sent)
                            : detours.signIn(request);
        };
    }

    private @Nullable Response admit(
            ResteasyReactiveContainerRequestContext request,
            Arrival.Arrived arrived,
            AllowedTo.Audience right,
            Optional<SentForm> sent,
            boolean proven) {
        Binding binding = Binding.of(arrived.session().id());
        greet(request, arrived, right);
        visit.protect(tokens.issue(binding));
        if (sent.isPresent()) {
            boolean own = tokens.matches(binding, sent.get().token());
            if (!own
                    && !(right == AllowedTo.Audience.EVERYONE && isVisitors(request, sent.get()))) {
                throw Refused.expiredForm();
            }
        }
        if (!caller.may(right)) {
            throw Refused.forbidden();
        }
        if (!proven) {
            return detours.prove(request, sent, arrived.session());
        }
        sent.ifPresent(form -> sentAtLast(form, arrived.session().id()));
        return null;
    }

    /// What was kept of this form is needed no longer; of another one it is.
    private void sentAtLast(SentForm form, SessionId session) {
        if (sessions.kept(session).filter(form::isTheSameAs).isPresent()) {
            sessions.forget(session);
        }
    }

    /// Says to all who ask later who is there. 404 for a tenant that the person cannot see.
    private void greet(
            ResteasyReactiveContainerRequestContext request,
            Arrival.Arrived arrived,
            AllowedTo.Audience right) {
        TenantId tenant = tenant(request);
        Caller.SignedIn person =
                new Caller.SignedIn(
                        arrived.person().id(),
                        arrived.operatorRole(),
                        tenant,
                        tenant == null ? null : arrived.roleIn(tenant));
        visit.arrive(
                new Visitor(
                        arrived.person().name(),
                        Optional.ofNullable(arrived.person().language())
                                .flatMap(Language::of)
                                .orElse(null),
                        arrived.memberships().stream()
                                .map(one -> new Visitor.Home(one.tenant(), one.tenantName()))
                                .toList(),
                        arrived.operatorRole() != null,
                        place -> person.may(place.audience())));
        caller.identify(person);
        current.belongsTo(arrived.session(), arrived.person());
        if (tenant != null
                && right != AllowedTo.Audience.EVERYONE
                && person.operatorRole() == null
                && person.tenantRole() == null) {
            throw Refused.notFound(TENANT);
        }
    }

    /// A page for everyone, opened by who is signed out.
    private @Nullable Response stranger(
            ResteasyReactiveContainerRequestContext request, Optional<SentForm> sent) {
        if (sent.isPresent() && !isVisitors(request, sent.get())) {
            throw Refused.expiredForm();
        }
        visit.protect(tokens.issue(Binding.ofVisit(cookies.visit(request).orElseGet(this::meet))));
        return null;
    }

    private boolean isVisitors(ResteasyReactiveContainerRequestContext request, SentForm form) {
        return cookies.visit(request)
                .filter(secret -> tokens.matches(Binding.ofVisit(secret), form.token()))
                .isPresent();
    }

    private String meet() {
        String secret = BrowserCookies.newVisit();
        visit.setCookie(cookies.visit(secret));
        return secret;
    }

    private static @Nullable TenantId tenant(ResteasyReactiveContainerRequestContext request) {
        String text = request.getUriInfo().getPathParameters().getFirst(TENANT);
        try {
            return text == null ? null : TenantId.parse(text);
        } catch (IllegalArgumentException malformed) {
            throw Refused.notFound(TENANT);
        }
    }
}
