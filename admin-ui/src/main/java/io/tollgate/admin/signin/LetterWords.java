package io.tollgate.admin.signin;

import io.quarkus.qute.i18n.Message;
import io.quarkus.qute.i18n.MessageBundle;

/// What letters about accounts say.
@MessageBundle("letter")
interface LetterWords {
    @Message
    String confirmSubject();

    @Message
    String confirmText();

    @Message
    String confirmLink();

    @Message
    String alreadySubject();

    @Message
    String alreadyText();

    @Message
    String alreadyLink();

    @Message
    String resetSubject();

    @Message
    String resetText();

    @Message
    String resetLink();

    @Message
    String unknownSubject();

    @Message
    String unknownText();

    @Message
    String unknownLink();

    @Message
    String changedSubject();

    @Message
    String changedText();

    @Message
    String changedLink();

    @Message
    String notYou();
}
