package io.tollgate.admin.ledger;

import io.quarkus.qute.i18n.Message;
import io.quarkus.qute.i18n.MessageBundle;

/// What the operator's pages of the ledger say.
@MessageBundle("ledger")
interface LedgerWords {
    @Message
    String title();

    @Message
    String lead();

    @Message
    String accounts();

    @Message
    String accountsLead();

    @Message
    String account();

    @Message
    String meaning();

    @Message
    String sum();

    @Message
    String entries();

    @Message
    String accountName(AccountKind kind);

    @Message
    String transactions();

    @Message
    String filter();

    @Message
    String show();

    @Message
    String all();

    @Message
    String tenant();

    @Message
    String anyTenant();

    @Message
    String kind();

    @Message
    String anyKind();

    @Message
    String kindName(io.tollgate.billing.ledger.LedgerTransaction.Kind kind);

    @Message
    String from();

    @Message
    String to();

    @Message
    String at();

    @Message
    String reference();

    @Message
    String reason();

    @Message
    String effect();

    @Message
    String balanceAfter();

    @Message
    String entriesOf();

    @Message
    String none();

    @Message
    String noneLead();

    @Message
    String wrong();

    @Message
    String check();

    @Message
    String checkTitle();

    @Message
    String checkLead();

    @Message
    String balanced(String transactions);

    @Message
    String unbalanced(String drift, String transactions);

    @Message
    String ledgerCheck();

    @Message
    String liveCheck();

    @Message
    String agree(int tenants);

    @Message
    String disagree(int count, int tenants);

    @Message
    String noTenants();

    @Message
    String posted();

    @Message
    String live();

    @Message
    String held();

    @Message
    String unflushed();

    @Message
    String drift();

    @Message
    String notLoaded();

    @Message
    String again();
}
