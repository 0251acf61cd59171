package io.tollgate.admin.provider;

import io.quarkus.oidc.Oidc;
import io.quarkus.oidc.OidcTenantConfig;
import io.quarkus.oidc.runtime.OidcTenantConfig.ApplicationType;
import io.quarkus.oidc.runtime.OidcTenantConfig.TokenStateManager.Strategy;
import io.tollgate.admin.web.PublicUrl;
import io.tollgate.catalog.environment.StartRefused;
import io.tollgate.catalog.secret.MasterKey;
import jakarta.enterprise.event.Observes;
import jakarta.enterprise.inject.Instance;
import jakarta.inject.Singleton;
import java.net.URI;
import java.util.Optional;

/// Tells the OpenID extension about the provider, if there is one. A provider that is away at the
/// start is asked again when somebody signs in; with settings that can never work the console does
/// not start.
@Singleton
class ProviderConnection {
    private static final String ISSUER = "TOLLGATE_OIDC_ISSUER";

    private final ProviderConfig config;
    private final PublicUrl publicUrl;
    private final Instance<MasterKey> masterKey;

    ProviderConnection(ProviderConfig config, PublicUrl publicUrl, Instance<MasterKey> masterKey) {
        this.config = config;
        this.publicUrl = publicUrl;
        this.masterKey = masterKey;
    }

    void describe(@Observes Oidc oidc) {
        try {
            config.issuer().ifPresent(issuer -> oidc.create(settings(checked(issuer))));
        } catch (IllegalArgumentException unusable) {
            throw StartRefused.because(String.valueOf(unusable.getMessage()));
        }
    }

    /// The code flow with PKCE, nonce and a client secret. What the browser carries meanwhile is
    /// encrypted under a key that every console derives alike, so that any can finish what another
    /// began.
    private OidcTenantConfig settings(String issuer) {
        String secret = masterKey.get().providerCookieSecret();
        return OidcTenantConfig.authServerUrl(issuer)
                .applicationType(ApplicationType.WEB_APP)
                .clientId(required(config.clientId(), "TOLLGATE_OIDC_CLIENT_ID"))
                .credentials(required(config.clientSecret(), "TOLLGATE_OIDC_CLIENT_SECRET"))
                .connectionTimeout(config.maxWait())
                .authentication()
                .pkceRequired()
                .nonceRequired()
                .stateSecret(secret)
                .scopes("email", "profile")
                .redirectPath(OpenIdProvider.PATH)
                .restorePathAfterRedirect()
                .errorPath(FailedPage.PATH)
                .failOnMissingStateParam()
                .forwardParams("prompt", "max_age", "ui_locales")
                .cookiePath(OpenIdProvider.PATH)
                .stateCookieAge(config.maxStay())
                .forceRedirectHttpsScheme(publicUrl.isHttps())
                .cookieForceSecure(publicUrl.isHttps())
                .end()
                .tokenStateManager()
                .strategy(Strategy.ID_TOKEN)
                .encryptionSecret(secret)
                .end()
                .build();
    }

    /// Throws [IllegalArgumentException] for what no provider has as its issuer.
    static String checked(String issuer) {
        String text = issuer.strip();
        try {
            URI url = URI.create(text);
            boolean web = "https".equals(url.getScheme()) || "http".equals(url.getScheme());
            if (web && url.getHost() != null && url.getRawQuery() == null) {
                return text;
            }
        } catch (IllegalArgumentException malformed) {
            // said below
        }
        throw new IllegalArgumentException(
                ISSUER
                        + " must be a URL such as https://id.example.com/realms/tollgate, not "
                        + text);
    }

    static String required(Optional<String> given, String variable) {
        return given.map(String::strip)
                .filter(text -> !text.isEmpty())
                .orElseThrow(() ->
                        new IllegalArgumentException(variable + " is required with " + ISSUER));
    }
}
