package io.tollgate.admin.kit;

import io.quarkus.qute.i18n.Message;
import io.quarkus.qute.i18n.MessageBundle;

/// What the layout and the components say.
@MessageBundle("kit")
interface KitWords {
    @Message
    String tagline();

    @Message
    String skip();

    @Message
    String area();

    @Message
    String operator();

    @Message
    String chooseArea();

    @Message
    String signedInAs();

    @Message
    String account();

    @Message
    String signIn();

    @Message
    String signUp();

    @Message
    String signOut();

    @Message
    String menu();

    @Message
    String apiDocument();

    @Message
    String utc();

    @Message
    String themeNow(String theme);

    @Message
    String theme(Theme theme);

    @Message
    String place(Place place);

    @Message
    String tone(String tone);

    @Message
    String distance(TimeText time);

    @Message
    String copy();

    @Message
    String copied();

    @Message
    String copyThis(String what);

    @Message
    String optional();

    @Message
    String formRefused();

    @Message
    String kept();

    @Message
    String cancel();

    @Message
    String yourPassword();

    @Message
    String passwordAgain();

    @Message
    String pages();

    @Message
    String firstPage();

    @Message
    String nextPage();

    @Message
    String asTable();

    @Message
    String nothingToShow();

    @Message
    String fault(Fault fault);

    @Message
    String faultText(Fault fault);

    @Message
    String toStart();

    @Message
    String landingTitle();

    @Message
    String landingLead();

    @Message
    String landingDevelopers();

    @Message
    String landingDevelopersText();

    @Message
    String landingOperators();

    @Message
    String landingOperatorsText();
}
