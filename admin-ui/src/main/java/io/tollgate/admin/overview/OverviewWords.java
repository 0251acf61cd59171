package io.tollgate.admin.overview;

import io.quarkus.qute.i18n.Message;
import io.quarkus.qute.i18n.MessageBundle;

/// What the overview says.
@MessageBundle("overview")
interface OverviewWords {
    @Message
    String title();

    @Message
    String topUp();

    @Message
    String newKey();

    @Message
    String available();

    @Message
    String availableNote(String held);

    @Message
    String burn();

    @Message
    String burnNote();

    @Message
    String daysLeft();

    @Message
    String days(int days, boolean more);

    @Message
    String unknownDays();

    @Message
    String daysLeftNote();

    @Message
    String month();

    @Message
    String monthNote(String calls);

    @Message
    String saving();

    @Message
    String savingNote();

    @Message
    String inDebt(String debt);

    @Message
    String runningOut(int days);

    @Message
    String nothingLeft();

    @Message
    String suspended();

    @Message
    String usage();

    @Message
    String allUsage();

    @Message
    String chargePerDay(String currency);

    @Message
    String day();

    @Message
    String balance();

    @Message
    String balanceLead();

    @Message
    String posted();

    @Message
    String held();

    @Message
    String unflushed();

    @Message
    String debt();

    @Message
    String steps();

    @Message
    String step(Step.Kind kind);

    @Message
    String stepText(Step.Kind kind);

    @Message
    String stepDone();

    @Message
    String firstCall();

    @Message
    String firstCallLead();

    @Message
    String nothingForSale();

    @Message
    String baseUrl();

    @Message
    String language();
}
