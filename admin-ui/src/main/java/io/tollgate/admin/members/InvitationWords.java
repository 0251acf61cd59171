package io.tollgate.admin.members;

import io.quarkus.qute.i18n.Message;
import io.quarkus.qute.i18n.MessageBundle;

/// What the mail of an invitation and the page behind its link say.
@MessageBundle("invitation")
interface InvitationWords {
    @Message
    String letterSubject();

    @Message
    String letterText(String who, String role);

    @Message
    String letterOperators(String who, String role);

    @Message
    String letterLife(long days);

    @Message
    String letterLink();

    @Message
    String letterClosing();

    @Message
    String theOperator();

    @Message
    String title(String place);

    @Message
    String operatorsTitle();

    @Message
    String lead(String inviter, String email);

    @Message
    String leadOfKey(String email);

    @Message
    String role();

    @Message
    String accept();

    @Message
    String signedInAs(String email);

    @Message
    String somebodyElse(String email, String present);

    @Message
    String signOut();

    @Message
    String known();

    @Message
    String password();

    @Message
    String forgotten();

    @Message
    String fresh();

    @Message
    String name();

    @Message
    String newPassword();

    @Message
    String newPasswordHint();

    @Message
    String again();

    @Message
    String create();

    @Message
    String atProvider();

    @Message
    String signIn();

    @Message
    String turnedAway();

    @Message
    String accepted();
}
