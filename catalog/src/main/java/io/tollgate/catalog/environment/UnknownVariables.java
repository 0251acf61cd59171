package io.tollgate.catalog.environment;

import io.smallrye.config.EnvConfigSource;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.enterprise.event.Startup;
import java.util.Locale;
import java.util.Set;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.StreamSupport;
import org.eclipse.microprofile.config.Config;
import org.jboss.logging.Logger;

/// Warns at start about each variable that begins with `TOLLGATE_` and that nothing reads, since a
/// misspelt one would otherwise be a default silently kept.
@ApplicationScoped
public class UnknownVariables {
    private static final Logger LOG = Logger.getLogger(UnknownVariables.class);
    private static final String PREFIX = "TOLLGATE_";

    private static final Set<String> KNOWN =
            Set.of(
                    "TOLLGATE_HOME",
                    "TOLLGATE_BIND",
                    "TOLLGATE_GATEWAY_PORT",
                    "TOLLGATE_GATEWAY_URL",
                    "TOLLGATE_CONSOLE_PORT",
                    "TOLLGATE_CONSOLE_URL",
                    "TOLLGATE_SIGN_UP",
                    "TOLLGATE_SETUP_LINK_FILE",
                    "TOLLGATE_MAIL_FOLDER",
                    "TOLLGATE_MAIL_FROM",
                    "TOLLGATE_SMTP_HOST",
                    "TOLLGATE_SMTP_PORT",
                    "TOLLGATE_SMTP_USER",
                    "TOLLGATE_SMTP_PASSWORD",
                    "TOLLGATE_SMTP_TLS",
                    "TOLLGATE_SMTP_CA",
                    "TOLLGATE_SIMULATOR_PORT",
                    "TOLLGATE_HEALTH_PORT",
                    "TOLLGATE_GATEWAYS",
                    "TOLLGATE_DB_URL",
                    "TOLLGATE_DB_USER",
                    "TOLLGATE_DB_PASSWORD",
                    "TOLLGATE_REDIS_URL",
                    "TOLLGATE_MASTER_KEY",
                    "TOLLGATE_MANAGEMENT_KEY",
                    "TOLLGATE_DEMO",
                    "TOLLGATE_TRUSTED_PROXIES",
                    "TOLLGATE_ALERT_WEBHOOK",
                    "TOLLGATE_ALERT_WEBHOOK_SECRET",
                    "TOLLGATE_ALERT_WEBHOOK_PRIVATE",
                    "TOLLGATE_OIDC_ISSUER",
                    "TOLLGATE_OIDC_CLIENT_ID",
                    "TOLLGATE_OIDC_CLIENT_SECRET",
                    "TOLLGATE_STRIPE_SECRET_KEY",
                    "TOLLGATE_STRIPE_WEBHOOK_SECRET");

    private final Config config;

    UnknownVariables(Config config) {
        this.config = config;
    }

    void warn(@Observes Startup start) {
        for (String variable : unknown(System.getenv().keySet(), propertyNames())) {
            LOG.warnf("The environment variable %s is unknown and has no effect", variable);
        }
    }

    /// Of the given variables those that begin with `TOLLGATE_` and are neither in the contract,
    /// nor the `_FILE` form of one that is, nor the environment form of a property.
    static SortedSet<String> unknown(Set<String> variables, Set<String> properties) {
        Set<String> overrides =
                properties.stream()
                        .map(UnknownVariables::environmentForm)
                        .collect(Collectors.toSet());
        SortedSet<String> unknown = new TreeSet<>();
        for (String variable : variables) {
            String name = variable.replaceFirst("_FILE$", "");
            if (variable.startsWith(PREFIX)
                    && !KNOWN.contains(variable)
                    && !KNOWN.contains(name)
                    && !overrides.contains(variable)) {
                unknown.add(variable);
            }
        }
        return unknown;
    }

    /// Names that come from elsewhere than the environment itself.
    private Set<String> propertyNames() {
        return StreamSupport.stream(config.getConfigSources().spliterator(), false)
                .filter(source -> !(source instanceof EnvConfigSource))
                .flatMap(source -> source.getPropertyNames().stream())
                .collect(Collectors.toSet());
    }

    private static String environmentForm(String property) {
        return property.replaceAll("[^A-Za-z0-9]", "_").toUpperCase(Locale.ROOT);
    }
}
