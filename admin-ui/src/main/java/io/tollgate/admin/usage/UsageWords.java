package io.tollgate.admin.usage;

import io.quarkus.qute.i18n.Message;
import io.quarkus.qute.i18n.MessageBundle;

/// What a tenant's page about usage says.
@MessageBundle("usage")
interface UsageWords {
    @Message
    String title();

    @Message
    String lead();

    @Message
    String from();

    @Message
    String to();

    @Message
    String show();

    @Message
    String range();

    @Message
    String csv();

    @Message
    String jsonl();

    @Message
    String charge();

    @Message
    String retail();

    @Message
    String saving();

    @Message
    String savingShare(String percent);

    @Message
    String calls();

    @Message
    String failed(String count);

    @Message
    String tokens();

    @Message
    String tokensNote(String input, String output);

    @Message
    String chargePerDay(String currency);

    @Message
    String day();

    @Message
    String by(View view);

    @Message
    String views();

    @Message
    String input();

    @Message
    String cached();

    @Message
    String output();

    @Message
    String total();

    @Message
    String none();

    @Message
    String noneLead();

    @Message
    String retailUnknown(String calls);

    @Message
    String wrongDay();

    @Message
    String wrongRange();

    @Message
    String tooMany();
}
