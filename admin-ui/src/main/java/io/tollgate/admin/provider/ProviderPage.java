package io.tollgate.admin.provider;

import io.tollgate.admin.access.AllowedTo;
import io.tollgate.admin.access.CurrentSession;
import io.tollgate.admin.kit.Answers;
import io.tollgate.admin.kit.LocalPath;
import io.tollgate.admin.signin.Entrance;
import io.tollgate.admin.web.Refused;
import io.tollgate.catalog.people.Person;
import io.tollgate.catalog.people.Session;
import io.tollgate.catalog.people.Sessions;
import io.tollgate.catalog.secret.TokenSeal;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.util.Optional;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.jspecify.annotations.Nullable;

/// From here people set out for the provider, and here they come back: with an answer whose state
/// this browser knows, then with who they are. Begins their session, or notes that they have proved
/// again who they are, and leads on. What it was asked for travels in its address, encrypted in a
/// cookie while they are away.
@Path(OpenIdProvider.PATH)
@Produces(MediaType.TEXT_HTML)
class ProviderPage {
    private final OpenIdProvider provider;
    private final CodeFlow flow;
    private final SignInAtProvider signIn;
    private final FailedPage failed;
    private final Entrance entrance;
    private final Sessions sessions;
    private final TokenSeal seal;
    private final CurrentSession current;
    private final Answers answers;

    ProviderPage(
            OpenIdProvider provider,
            CodeFlow flow,
            SignInAtProvider signIn,
            FailedPage failed,
            Entrance entrance,
            Sessions sessions,
            TokenSeal seal,
            CurrentSession current,
            Answers answers) {
        this.provider = provider;
        this.flow = flow;
        this.signIn = signIn;
        this.failed = failed;
        this.entrance = entrance;
        this.sessions = sessions;
        this.seal = seal;
        this.current = current;
        this.answers = answers;
    }

    @GET
    @AllowedTo(AllowedTo.Audience.EVERYONE)
    @Operation(hidden = true)
    public Response arrive(
            @QueryParam(OpenIdProvider.BACK) @Nullable String back,
            @QueryParam(OpenIdProvider.PROVE) @Nullable String prove,
            @QueryParam(OpenIdProvider.SET_UP) @Nullable String setUp) {
        if (!provider.isConfigured()) {
            throw Refused.notFound("page");
        }
        return switch (flow.next()) {
            case CodeFlow.Step.Leave(var where) -> Response.seeOther(where).build();
            case CodeFlow.Step.Failed(var why) -> failed.page(why);
            case CodeFlow.Step.Came(var account) ->
                    welcome(account, Purpose.of(back, prove, setUp));
        };
    }

    private Response welcome(ProviderAccount account, Purpose purpose) {
        return switch (purpose) {
            case Purpose.GoTo(var path) -> enter(account, signIn.signIn(account, purpose), path);
            case Purpose.SetUpHub(var link) ->
                    enter(account, signIn.setUp(account, purpose, link), purpose.onward());
            case Purpose.Prove(var path) -> {
                Optional<Session> session = current.session();
                yield session.isPresent()
                        ? proved(account, session.get(), path)
                        : enter(account, signIn.signIn(account, purpose), path);
            }
        };
    }

    /// A session that begins now, though the person may have proved earlier who they are.
    private Response enter(
            ProviderAccount account, SignInAtProvider.Outcome outcome, LocalPath onward) {
        return switch (outcome) {
            case SignInAtProvider.Outcome.SignedIn(Person person) ->
                    entrance.open(
                            person.id(),
                            onward,
                            seal.seal(person.id(), account.token()),
                            account.provedAt());
            case SignInAtProvider.Outcome.TurnedAway(var why) -> failed.page(why, account);
        };
    }

    /// Only the provider's word for when it was counts: one that has not asked again tells an
    /// earlier moment.
    private Response proved(ProviderAccount account, Session session, LocalPath onward) {
        if (!signIn.isOf(session.person(), account)) {
            return failed.page(Failure.SOMEBODY_ELSE, account);
        }
        if (!sessions.isRecent(account.provedAt())) {
            return failed.page(Failure.NOT_ASKED);
        }
        sessions.prove(session.id(), account.provedAt());
        return answers.seeOther(onward.value());
    }
}
