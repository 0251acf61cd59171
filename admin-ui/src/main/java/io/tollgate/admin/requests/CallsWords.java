package io.tollgate.admin.requests;

import io.quarkus.qute.i18n.Message;
import io.quarkus.qute.i18n.MessageBundle;
import io.tollgate.billing.usage.UsageRecord;

/// What the pages about calls say.
@MessageBundle("calls")
interface CallsWords {
    @Message
    String title();

    @Message
    String lead();

    @Message
    String search();

    @Message
    String searchHint();

    @Message
    String find();

    @Message
    String notFound();

    @Message
    String filter();

    @Message
    String show();

    @Message
    String clear();

    @Message
    String from();

    @Message
    String to();

    @Message
    String model();

    @Message
    String key();

    @Message
    String state();

    @Message
    String any();

    @Message
    String started();

    @Message
    String tokens();

    @Message
    String inOut(String input, String output);

    @Message
    String charge();

    @Message
    String latency();

    @Message
    String milliseconds(String count);

    @Message
    String none();

    @Message
    String noneLead();

    @Message
    String noneAtAll();

    @Message
    String noneAtAllLead();

    @Message
    String wrongDay();

    @Message
    String wrongChoice();

    @Message
    String status(UsageRecord.Status status);

    @Message
    String statusText(UsageRecord.Status status);

    @Message
    String source(UsageRecord.UsageSource source);

    @Message
    String call();

    @Message
    String formula();

    @Message
    String formulaLead();

    @Message
    String kind(String kind);

    @Message
    String units();

    @Message
    String price();

    @Message
    String perMillion();

    @Message
    String perCall();

    @Message
    String amount();

    @Message
    String sum();

    @Message
    String shortfall();

    @Message
    String shortfallText();

    @Message
    String free();

    @Message
    String comparison();

    @Message
    String retail();

    @Message
    String saving();

    @Message
    String unknown();

    @Message
    String sellVersion();

    @Message
    String retailVersion();

    @Message
    String costVersion();

    @Message
    String facts();

    @Message
    String upstreamModel();

    @Message
    String streamed();

    @Message
    String yes();

    @Message
    String no();

    @Message
    String usageSource();

    @Message
    String firstToken();

    @Message
    String attempts();

    @Message
    String noAttempt();

    @Message
    String why();

    @Message
    String chosenBy(String reason);

    @Message
    String passedOver();

    @Message
    String lostCost();

    @Message
    String upstream();

    @Message
    String answer();

    @Message
    String noAnswer();

    @Message
    String ok();

    @Message
    String unpriced();

    @Message
    String cost();

    @Message
    String margin();

    @Message
    String ours();
}
