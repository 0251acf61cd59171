package io.tollgate.admin.hub;

import io.quarkus.qute.i18n.Message;
import io.quarkus.qute.i18n.MessageBundle;

/// What the operator's overview says.
@MessageBundle("hub")
interface HubWords {
    @Message
    String title();

    @Message
    String lead();

    @Message
    String last(int days);

    @Message
    String range();

    @Message
    String revenue();

    @Message
    String revenueNote();

    @Message
    String cost();

    @Message
    String costNote();

    @Message
    String costUnknown(String calls);

    @Message
    String margin();

    @Message
    String marginNote(String share);

    @Message
    String marginUnknown();

    @Message
    String calls();

    @Message
    String callsNote();

    @Message
    String errors();

    @Message
    String errorsNote(String share);

    @Message
    String noCalls();

    @Message
    String chart(String currency);

    @Message
    String step();

    @Message
    String usageLink();

    @Message
    String tenants();

    @Message
    String noUsage();

    @Message
    String noUsageLead();

    @Message
    String setUp();

    @Message
    String setUpLead(int done, int all);

    @Message
    String done();

    @Message
    String stepName(SetUpStep step);

    @Message
    String stepText(SetUpStep step);

    @Message
    String stepGo(SetUpStep step);

    @Message
    String attention();

    @Message
    String attentionNone();

    @Message
    String finding(FindingKind kind);

    @Message
    String moreFindings(int count);

    @Message
    String alerts();

    /// A kind of alert.
    ///
    /// @param kind as the API names it
    @Message
    String alertKind(String kind);
}
