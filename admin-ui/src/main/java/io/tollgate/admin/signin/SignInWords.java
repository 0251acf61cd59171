package io.tollgate.admin.signin;

import io.quarkus.qute.i18n.Message;
import io.quarkus.qute.i18n.MessageBundle;

/// What the pages say by which people come in.
@MessageBundle("signin")
interface SignInWords {
    @Message
    String signIn();

    @Message
    String signInLead();

    @Message
    String email();

    @Message
    String password();

    @Message
    String name();

    @Message
    String organization();

    @Message
    String organizationHint();

    @Message
    String newPassword();

    @Message
    String newPasswordHint();

    @Message
    String again();

    @Message
    String forgotten();

    @Message
    String noAccount();

    @Message
    String haveAccount();

    @Message
    String signUp();

    @Message
    String signUpLead();

    @Message
    String send();

    @Message
    String sent();

    @Message
    String sentText(String email);

    @Message
    String toSignIn();

    @Message
    String byInvitation();

    @Message
    String byInvitationText();

    @Message
    String haveInvitation();

    @Message
    String invitationLink();

    @Message
    String invitationLinkHint();

    @Message
    String notALink();

    @Message
    String closed();

    @Message
    String closedText();

    @Message
    String confirm();

    @Message
    String confirmLead(String email);

    @Message
    String create();

    @Message
    String forgot();

    @Message
    String forgotLead();

    @Message
    String reset();

    @Message
    String save();

    @Message
    String setUp();

    @Message
    String setUpLead();

    @Message
    String setUpExisting();

    @Message
    String become();

    @Message
    String prove();

    @Message
    String proveLead(String email);

    @Message
    String proceed();

    @Message
    String gone();

    @Message
    String goneText();

    @Message
    String goneConfirm();

    @Message
    String goneReset();

    @Message
    String goneSetUp();

    @Message
    String goneInvitation();

    @Message
    String wrong();

    @Message
    String wrongPassword();

    @Message
    String tooSoon(long minutes);

    @Message
    String tooManyLetters(long minutes);

    @Message
    String mailAway();

    @Message
    String notAnAddress();

    @Message
    String notAName();

    @Message
    String noPassword();

    @Message
    String fault(NewPassword.Fault fault);

    @Message
    String welcome();

    @Message
    String signedOut();

    @Message
    String passwordSaved();
}
