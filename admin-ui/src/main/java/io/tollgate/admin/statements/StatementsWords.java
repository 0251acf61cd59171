package io.tollgate.admin.statements;

import io.quarkus.qute.i18n.Message;
import io.quarkus.qute.i18n.MessageBundle;

/// What the pages about statements and the ledger say.
@MessageBundle("statements")
interface StatementsWords {
    @Message
    String title();

    @Message
    String lead();

    @Message
    String ledger();

    @Message
    String ledgerLead();

    @Message
    String months();

    @Message
    String month();

    @Message
    String moved();

    @Message
    String usage();

    @Message
    String opening();

    @Message
    String closing();

    @Message
    String state();

    @Message
    String preliminary();

    @Message
    String complete();

    @Message
    String files();

    @Message
    String csvOf(String month);

    @Message
    String pdfOf(String month);

    @Message
    String none();

    @Message
    String noneLead();

    @Message
    String statementOf(String month);

    @Message
    String preliminaryText();

    @Message
    String movements();

    @Message
    String usageLines();

    @Message
    String noUsage();

    @Message
    String at();

    @Message
    String kind(String kind);

    @Message
    String what();

    @Message
    String reference();

    @Message
    String amount();

    @Message
    String model();

    @Message
    String key();

    @Message
    String calls();

    @Message
    String input();

    @Message
    String cached();

    @Message
    String output();

    @Message
    String charge();

    @Message
    String total();

    @Message
    String transactions();

    @Message
    String entries();

    @Message
    String account(String name);

    @Message
    String balanceAfter();

    @Message
    String noTransactions();
}
