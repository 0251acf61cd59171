package io.tollgate.admin.account;

import io.quarkus.qute.i18n.Message;
import io.quarkus.qute.i18n.MessageBundle;

/// What the page about one's own account says.
@MessageBundle("account")
interface AccountWords {
    @Message
    String title();

    @Message
    String profile();

    @Message
    String name();

    @Message
    String email();

    @Message
    String language();

    @Message
    String languageHint();

    @Message
    String browsers();

    @Message
    String save();

    @Message
    String saved();

    @Message
    String password();

    @Message
    String passwordLead();

    @Message
    String current();

    @Message
    String change();

    @Message
    String elsewhere();

    @Message
    String sessions();

    @Message
    String browser();

    @Message
    String address();

    @Message
    String since();

    @Message
    String lastSeen();

    @Message
    String here();

    @Message
    String unknownBrowser();

    @Message
    String end();

    @Message
    String endThis(String browser, String address);

    @Message
    String endOthers();

    @Message
    String ended();

    @Message
    String othersEnded();

    @Message
    String notThere();

    @Message
    String organizations();

    @Message
    String noOrganizations();

    @Message
    String open();

    @Message
    String role(String role);
}
