package io.tollgate.admin.credits;

import io.quarkus.qute.i18n.Message;
import io.quarkus.qute.i18n.MessageBundle;

/// What the operator's page for moving credit says.
@MessageBundle("credits")
interface CreditsWords {
    @Message
    String title(String name);

    @Message
    String lead();

    @Message
    String available();

    @Message
    String kind();

    @Message
    String grant();

    @Message
    String payment();

    @Message
    String refund();

    @Message
    String adjustment();

    @Message
    String amount();

    @Message
    String amountHint();

    @Message
    String reference();

    @Message
    String referenceHint();

    @Message
    String reason();

    @Message
    String reasonHint();

    @Message
    String expires();

    @Message
    String expiresHint();

    @Message
    String post();

    @Message
    String posted(String amount, String balance);

    @Message
    String before();

    @Message
    String fault(CreditFault fault);
}
