package io.tollgate.admin.members;

import io.quarkus.qute.i18n.Message;
import io.quarkus.qute.i18n.MessageBundle;

/// What the pages about people and their invitations say.
@MessageBundle("people")
interface PeopleWords {
    @Message
    String membersTitle();

    @Message
    String membersLead();

    @Message
    String operatorsTitle();

    @Message
    String operatorsLead();

    @Message
    String person();

    @Message
    String role();

    @Message
    String since();

    @Message
    String change();

    @Message
    String changePerson(String name);

    @Message
    String you();

    @Message
    String roleName(String role);

    @Message
    String roleMeaning(String role);

    @Message
    String invitations();

    @Message
    String invitationsLead();

    @Message
    String noInvitations();

    @Message
    String address();

    @Message
    String invitedBy();

    @Message
    String byKey();

    @Message
    String validUntil();

    @Message
    String expired();

    @Message
    String actions();

    @Message
    String resend();

    @Message
    String resendTo(String email);

    @Message
    String withdraw();

    @Message
    String withdrawFor(String email);

    @Message
    String invite();

    @Message
    String inviteLead(long days);

    @Message
    String sendInvitation();

    @Message
    String email();

    @Message
    String sent(String email);

    @Message
    String sentAgain(String email);

    @Message
    String withdrawn(String email);

    @Message
    String wrongEmail();

    @Message
    String wrongRole();

    @Message
    String alreadyThere();

    @Message
    String alreadyInvited();

    @Message
    String tooMany();

    @Message
    String tooSoon(long minutes);

    @Message
    String mailAway();

    @Message
    String closed();

    @Message
    String invitationGone();

    @Message
    String lastHead(String role);

    @Message
    String back();

    @Message
    String facts();

    @Message
    String changeRole();

    @Message
    String changeRoleLead();

    @Message
    String saveRole();

    @Message
    String roleChanged(String name, String role);

    @Message
    String remove(String name);

    @Message
    String removeSentence(String name);

    @Message
    String removeYourself();

    @Message
    String removeSubmit();

    @Message
    String removed(String name);

    @Message
    String leave();

    @Message
    String leaveSubmit();

    @Message
    String youLeft();
}
