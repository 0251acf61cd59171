package io.tollgate.admin.topup;

import io.quarkus.qute.i18n.Message;
import io.quarkus.qute.i18n.MessageBundle;
import io.tollgate.billing.topup.TopUp;

/// What the pages about topping up say.
@MessageBundle("topup")
interface TopUpWords {
    @Message
    String title();

    @Message
    String lead();

    @Message
    String available();

    @Message
    String posted();

    @Message
    String debt();

    @Message
    String amount();

    @Message
    String choose();

    @Message
    String other();

    @Message
    String otherHint(String least, String most);

    @Message
    String order();

    @Message
    String sandboxNote();

    @Message
    String closed();

    @Message
    String wrongAmount(String least, String most);

    @Message
    String orderedBefore();

    @Message
    String formReused();

    @Message
    String history();

    @Message
    String none();

    @Message
    String orderedAt();

    @Message
    String paidAt();

    @Message
    String state();

    @Message
    String stateOf(TopUp.State state);

    @Message
    String stateText(TopUp.State state);

    @Message
    String rail();

    @Message
    String railOf(String rail);

    @Message
    String oneOrder();

    @Message
    String pay();

    @Message
    String payAgain();

    @Message
    String another();

    @Message
    String toOverview();

    @Message
    String balanceNow();

    @Message
    String checkout();

    @Message
    String playMoney();

    @Message
    String playMoneyText();

    @Message
    String payee();

    @Message
    String payPlay(String amount);

    @Message
    String decline();

    @Message
    String back();
}
