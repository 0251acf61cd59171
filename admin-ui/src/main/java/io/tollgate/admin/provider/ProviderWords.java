package io.tollgate.admin.provider;

import io.quarkus.qute.i18n.Message;
import io.quarkus.qute.i18n.MessageBundle;

/// What the page says about a sign-in at the provider that came to nothing.
@MessageBundle("provider")
interface ProviderWords {
    @Message
    String failure(Failure failure);

    @Message
    String failureText(Failure failure);

    @Message
    String account(String email);

    @Message
    String again();

    @Message
    String signOut();

    @Message
    String home();
}
