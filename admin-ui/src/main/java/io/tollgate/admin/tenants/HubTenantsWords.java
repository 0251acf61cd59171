package io.tollgate.admin.tenants;

import io.quarkus.qute.i18n.Message;
import io.quarkus.qute.i18n.MessageBundle;

/// What the operator's pages of tenants say.
@MessageBundle("hubtenants")
interface HubTenantsWords {
    @Message
    String title();

    @Message
    String lead();

    @Message
    String create();

    @Message
    String createLead();

    @Message
    String createNow();

    @Message
    String created(String name);

    @Message
    String search();

    @Message
    String find();

    @Message
    String all();

    @Message
    String none();

    @Message
    String noneLead();

    @Message
    String notFound(String text);

    @Message
    String notFoundLead();

    @Message
    String name();

    @Message
    String email();

    @Message
    String emailHint();

    @Message
    String rateCard();

    @Message
    String currency();

    @Message
    String balance();

    @Message
    String active();

    @Message
    String suspended();

    @Message
    String available();

    @Message
    String availableNote();

    @Message
    String posted();

    @Message
    String postedNote();

    @Message
    String held();

    @Message
    String heldNote();

    @Message
    String unflushed();

    @Message
    String unflushedNote();

    @Message
    String debt();

    @Message
    String debtNote();

    @Message
    String debtLimit();

    @Message
    String debtLimitHint();

    @Message
    String rpm();

    @Message
    String tpm();

    @Message
    String concurrency();

    @Message
    String limits();

    @Message
    String limitHint();

    @Message
    String noLimit();

    @Message
    String giveCredit();

    @Message
    String suspend();

    @Message
    String suspendTitle(String name);

    @Message
    String suspendSentence();

    @Message
    String suspendNow();

    @Message
    String suspendedNow(String name);

    @Message
    String suspendedNotice();

    @Message
    String resume();

    @Message
    String resumeTitle(String name);

    @Message
    String resumeSentence();

    @Message
    String resumeNow();

    @Message
    String resumed(String name);

    @Message
    String openPages();

    @Message
    String overview();

    @Message
    String keys();

    @Message
    String usage();

    @Message
    String members();

    @Message
    String ledger();

    @Message
    String recent();

    @Message
    String noMovements();

    @Message
    String noMovementsLead();

    @Message
    String at();

    @Message
    String kind();

    @Message
    String reference();

    @Message
    String amount();

    @Message
    String balanceAfter();

    @Message
    String kindName(io.tollgate.billing.ledger.LedgerTransaction.Kind kind);

    @Message
    String fault(TenantFault fault);
}
