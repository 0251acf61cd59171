package io.tollgate.admin.provider;

import io.quarkus.oidc.OidcConfigurationMetadata;
import io.quarkus.oidc.runtime.TenantConfigBean;
import io.quarkus.oidc.runtime.TenantConfigContext;
import io.tollgate.admin.kit.CurrentVisit;
import io.tollgate.admin.kit.LocalPath;
import io.tollgate.admin.signin.SignInWay;
import io.tollgate.admin.web.PublicUrl;
import io.tollgate.catalog.people.Session;
import io.tollgate.catalog.people.Sessions;
import io.tollgate.catalog.secret.TokenSeal;
import jakarta.enterprise.context.ApplicationScoped;
import java.net.URI;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.Optional;

/// The OpenID provider at which people sign in, if there is one, and the ways that lead there.
@ApplicationScoped
class OpenIdProvider implements SignInWay.Provider {
    /// Where people set out for the provider, and where they come back to.
    static final String PATH = "/sign-in/provider";

    /// Where the provider leads after a sign-out.
    static final String SIGNED_OUT = "/";

    static final String BACK = "back";
    static final String PROVE = "prove";
    static final String SET_UP = "set_up";

    /// A page whose address is longer is not led back to: a cookie holds it meanwhile.
    private static final int LONGEST_QUERY = 1500;

    private final boolean configured;
    private final String clientId;
    private final TenantConfigBean extension;
    private final CurrentVisit visit;
    private final PublicUrl publicUrl;
    private final Sessions sessions;
    private final TokenSeal seal;

    OpenIdProvider(
            ProviderConfig config,
            TenantConfigBean extension,
            CurrentVisit visit,
            PublicUrl publicUrl,
            Sessions sessions,
            TokenSeal seal) {
        configured = config.issuer().isPresent();
        clientId = config.clientId().orElse("");
        this.extension = extension;
        this.visit = visit;
        this.publicUrl = publicUrl;
        this.sessions = sessions;
        this.seal = seal;
    }

    @Override
    public boolean isConfigured() {
        return configured;
    }

    @Override
    public LocalPath signIn(LocalPath back) {
        return path(BACK, back.value(), "");
    }

    /// Providers that know no such prompt show their sign-in, which leads to the same.
    @Override
    public LocalPath signUp() {
        return path(BACK, "/", "&prompt=create");
    }

    @Override
    public LocalPath prove(LocalPath back) {
        return path(BACK, back.value(), "&" + PROVE + "=1&prompt=login&max_age=0");
    }

    @Override
    public LocalPath setUp(String link) {
        return path(SET_UP, link, "");
    }

    @Override
    public Optional<URI> signOut(Session session) {
        return sessions.providerToken(session.id())
                .flatMap(sealed -> seal.open(session.person(), sealed))
                .flatMap(this::signOut);
    }

    /// Where a stay at the provider ends; empty for a provider that has no such page or could not
    /// be asked yet.
    ///
    /// @param token the ID token that the stay began with
    Optional<URI> signOut(String token) {
        return Optional.ofNullable(extension.getDefaultTenant())
                .filter(TenantConfigContext::ready)
                .map(TenantConfigContext::getOidcMetadata)
                .map(OidcConfigurationMetadata::getEndSessionUri)
                .map(page ->
                        URI.create(
                                page
                                        + "?id_token_hint="
                                        + encode(token)
                                        + "&client_id="
                                        + encode(clientId)
                                        + "&post_logout_redirect_uri="
                                        + encode(publicUrl.of(SIGNED_OUT))
                                        + "&ui_locales="
                                        + visit.language().tag()));
    }

    private LocalPath path(String name, String value, String more) {
        String rest = more + "&ui_locales=" + visit.language().tag();
        String query = "?" + name + "=" + encode(value) + rest;
        return query.length() <= LONGEST_QUERY
                ? new LocalPath(PATH + query)
                : new LocalPath(PATH + "?" + name + "=" + encode("/") + rest);
    }

    private static String encode(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8);
    }
}
