package io.tollgate.admin.signin;

import io.tollgate.admin.kit.LocalPath;
import io.tollgate.admin.web.Refused;
import io.tollgate.catalog.people.Session;
import jakarta.enterprise.inject.Any;
import jakarta.enterprise.inject.Instance;
import jakarta.inject.Singleton;
import java.net.URI;
import java.util.Optional;

/// How people say who they are: by a password of ours, or at a provider where one is configured.
@Singleton
public class SignInWay {
    private final Instance<Provider> providers;

    SignInWay(@Any Instance<Provider> providers) {
        this.providers = providers;
    }

    /// A way that takes the place of local accounts. Its paths are pages of this console.
    public interface Provider {
        /// If not, it is as if it were not there. Asked at every request; costs nothing.
        boolean isConfigured();

        /// Where who is signed out goes.
        ///
        /// @param back where to go when the person is signed in
        LocalPath signIn(LocalPath back);

        LocalPath signUp();

        /// Proves again who is signed in.
        LocalPath prove(LocalPath back);

        /// Signs in who then becomes the first admin.
        ///
        /// @param link the secret of the set-up link, see [SetUp#claim]
        LocalPath setUp(String link);

        /// Where the browser goes to end its stay at the provider too. Asked before the session
        /// ends.
        Optional<URI> signOut(Session session);
    }

    public Optional<Provider> provider() {
        return providers.stream().filter(Provider::isConfigured).findFirst();
    }

    /// Whether people have passwords of ours.
    public boolean isLocal() {
        return provider().isEmpty();
    }

    /// 404 where people have no passwords of ours.
    public void requireLocal() {
        if (!isLocal()) {
            throw Refused.notFound("page");
        }
    }
}
