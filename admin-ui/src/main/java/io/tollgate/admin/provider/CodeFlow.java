package io.tollgate.admin.provider;

import io.quarkus.oidc.runtime.OidcUtils;
import io.quarkus.oidc.runtime.TenantConfigBean;
import io.quarkus.security.AuthenticationCompletionException;
import io.quarkus.security.AuthenticationFailedException;
import io.quarkus.security.AuthenticationRedirectException;
import io.quarkus.security.identity.SecurityIdentity;
import io.quarkus.vertx.http.runtime.CurrentVertxRequest;
import io.quarkus.vertx.http.runtime.security.ChallengeData;
import io.quarkus.vertx.http.runtime.security.HttpAuthenticator;
import io.quarkus.vertx.http.runtime.security.QuarkusHttpUser;
import io.smallrye.mutiny.TimeoutException;
import io.vertx.core.http.Cookie;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.context.ApplicationScoped;
import java.io.IOException;
import java.net.URI;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import org.eclipse.microprofile.jwt.JsonWebToken;
import org.jboss.logging.Logger;

/// The OpenID extension, for the one page that asks it. It sends people to the provider and takes
/// their answers; of its own session nothing stays. Blocks on the provider.
@ApplicationScoped
class CodeFlow {
    private static final Logger LOG = Logger.getLogger(CodeFlow.class);

    /// Of an answer: the keys and the token, each within [ProviderConfig#maxWait()].
    private static final int REQUESTS = 3;

    private static final int FOUND = 302;

    private final CurrentVertxRequest request;
    private final HttpAuthenticator authenticator;
    private final TenantConfigBean extension;
    private final Duration patience;

    CodeFlow(
            CurrentVertxRequest request,
            HttpAuthenticator authenticator,
            TenantConfigBean extension,
            ProviderConfig config) {
        this.request = request;
        this.authenticator = authenticator;
        this.extension = extension;
        patience = config.maxWait().multipliedBy(REQUESTS);
    }

    /// How a sign-in goes on.
    sealed interface Step {
        /// The provider says who it is.
        record Came(ProviderAccount account) implements Step {}

        /// To the provider, or back from there to where the browser set out.
        record Leave(URI where) implements Step {}

        record Failed(Failure why) implements Step {}
    }

    /// The step that the present request asks for.
    Step next() {
        RoutingContext call = request.getCurrent();
        if (isForeign(call)) {
            return new Step.Failed(Failure.FOREIGN);
        }
        try {
            SecurityIdentity identity =
                    QuarkusHttpUser.getSecurityIdentity(
                                    call, authenticator.getIdentityProviderManager())
                            .await()
                            .atMost(patience);
            return identity != null && identity.getPrincipal() instanceof JsonWebToken token
                    ? came(call, token)
                    : leave(call);
        } catch (AuthenticationRedirectException elsewhere) {
            return new Step.Leave(URI.create(elsewhere.getRedirectUri()));
        } catch (AuthenticationCompletionException unsound) {
            return failed(unsound);
        } catch (AuthenticationFailedException tooLate) {
            return leave(call);
        } catch (RuntimeException failure) {
            return failed(failure);
        }
    }

    private Step came(RoutingContext call, JsonWebToken token) {
        List<String> cookies =
                call.request().cookies().stream()
                        .map(Cookie::getName)
                        .filter(name -> name.startsWith(OidcUtils.SESSION_COOKIE_NAME))
                        .distinct()
                        .toList();
        for (String name : cookies) {
            var _ = OidcUtils.removeCookie(call, extension.getDefaultTenant().oidcConfig(), name);
        }
        return new Step.Came(ProviderAccount.of(token));
    }

    private Step leave(RoutingContext call) {
        try {
            ChallengeData challenge = authenticator.getChallenge(call).await().atMost(patience);
            return challenge == null || challenge.status != FOUND
                    ? new Step.Failed(Failure.FOREIGN)
                    : new Step.Leave(location(challenge));
        } catch (RuntimeException failure) {
            return failed(failure);
        }
    }

    private static URI location(ChallengeData challenge) {
        return challenge.getHeaders().entrySet().stream()
                .filter(header -> header.getKey().toString().equalsIgnoreCase("location"))
                .map(header -> URI.create(header.getValue()))
                .findFirst()
                .orElseThrow(() -> new IllegalStateException("a redirect to nowhere"));
    }

    /// An answer of the provider's to a question that this browser has not under way.
    private static boolean isForeign(RoutingContext call) {
        List<String> states = call.queryParam("state");
        if (states.isEmpty()) {
            return !call.queryParam("code").isEmpty() || !call.queryParam("error").isEmpty();
        }
        return states.size() > 1
                || call.request().cookies().stream()
                        .noneMatch(cookie ->
                                cookie.getName().startsWith(OidcUtils.STATE_COOKIE_NAME)
                                        && cookie.getName().endsWith("_" + states.getFirst()));
    }

    private Step failed(RuntimeException failure) {
        List<Throwable> reasons = reasons(failure).toList();
        LOG.warnf("A sign-in at the provider failed: %s", reasons.getLast());
        boolean away =
                !extension.getDefaultTenant().ready()
                        || reasons.stream()
                                .anyMatch(reason ->
                                        reason instanceof IOException
                                                || reason instanceof TimeoutException
                                                || reason
                                                        instanceof
                                                        java.util.concurrent.TimeoutException);
        return new Step.Failed(away ? Failure.AWAY : Failure.UNSOUND);
    }

    /// What led to a failure, the extension's retries among it.
    private static Stream<Throwable> reasons(Throwable failure) {
        return Stream.concat(
                Stream.of(failure),
                Stream.concat(
                                Stream.ofNullable(failure.getCause()),
                                Arrays.stream(failure.getSuppressed()))
                        .flatMap(CodeFlow::reasons));
    }
}
