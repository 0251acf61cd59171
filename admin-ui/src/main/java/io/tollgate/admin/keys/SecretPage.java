package io.tollgate.admin.keys;

import io.quarkus.qute.CheckedTemplate;
import io.quarkus.qute.TemplateInstance;
import io.tollgate.admin.kit.Frame;
import io.tollgate.admin.kit.Frames;
import io.tollgate.admin.kit.Place;
import io.tollgate.admin.snippet.FirstCall;
import io.tollgate.admin.snippet.FirstCalls;
import io.tollgate.catalog.tenant.Tenant;
import jakarta.enterprise.context.ApplicationScoped;
import org.jspecify.annotations.Nullable;

/// The answer to a form that made a key: the one page that shows its secret, with a program that
/// uses it.
@ApplicationScoped
class SecretPage {
    private final Frames frames;
    private final FirstCalls firstCalls;

    SecretPage(Frames frames, FirstCalls firstCalls) {
        this.frames = frames;
        this.firstCalls = firstCalls;
    }

    @CheckedTemplate(basePath = "keys")
    static final class Pages {
        private Pages() {}

        static native TemplateInstance secret(Frame frame, Shown page);
    }

    /// @param replaced what it was rotated from, null for a key of its own
    record Shown(
            String list, KeyView key, String secret, FirstCall call, @Nullable KeyLine replaced) {}

    TemplateInstance show(Tenant tenant, KeyView key, @Nullable KeyLine replaced) {
        String secret = key.key();
        if (secret == null) {
            throw new IllegalArgumentException("a key without its secret");
        }
        return Pages.secret(
                frames.tenant(tenant, Place.KEYS),
                new Shown(
                        Place.KEYS.of(tenant.id()),
                        key,
                        secret,
                        firstCalls.of(tenant, secret, key.models()),
                        replaced));
    }
}
