package io.tollgate.admin.usage;

import io.quarkus.qute.i18n.Message;
import io.quarkus.qute.i18n.MessageBundle;

/// What the operator's page of usage and margin says.
@MessageBundle("hubusage")
interface HubUsageWords {
    @Message
    String title();

    @Message
    String lead();

    @Message
    String from();

    @Message
    String to();

    @Message
    String tenant();

    @Message
    String anyTenant();

    @Message
    String by();

    @Message
    String show();

    @Message
    String group(io.tollgate.billing.usage.UsageReport.Group group);

    @Message
    String calls();

    @Message
    String failed();

    @Message
    String input();

    @Message
    String cached();

    @Message
    String output();

    @Message
    String charge();

    @Message
    String cost();

    @Message
    String margin();

    @Message
    String retail();

    @Message
    String saving();

    @Message
    String total();

    @Message
    String unknown();

    @Message
    String unknownHint();

    @Message
    String none();

    @Message
    String noneLead();

    @Message
    String sums();

    @Message
    String everyCall();

    @Message
    String tooMany(int most);

    @Message
    String noUpstream();

    @Message
    String wrongDays();

    @Message
    String wrongTenant();

    @Message
    String chart(String group);
}
