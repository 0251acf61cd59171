package io.tollgate.admin.prices;

import io.quarkus.qute.i18n.Message;
import io.quarkus.qute.i18n.MessageBundle;

/// What the pages of price tables say.
@MessageBundle("prices")
interface PricesWords {
    @Message
    String title();

    @Message
    String lead();

    @Message
    String all();

    @Message
    String kind(PriceKind kind);

    @Message
    String kindLead(PriceKind kind);

    @Message
    String create(PriceKind kind);

    @Message
    String none();

    @Message
    String noneLead();

    @Message
    String name();

    @Message
    String nameHint();

    @Message
    String defaultName(String kind, String day);

    @Message
    String forWhom();

    @Message
    String upstream();

    @Message
    String rateCard();

    @Message
    String chooseUpstream();

    @Message
    String chooseUpstreamLead();

    @Message
    String noUpstream();

    @Message
    String everybody();

    @Message
    String currency();

    @Message
    String currencyHint();

    @Message
    String effectiveFrom();

    @Message
    String effectiveHint();

    @Message
    String scheduled();

    @Message
    String inEffect();

    @Message
    String createdAt();

    @Message
    String models();

    @Message
    String newFrom();

    @Message
    String lines();

    @Message
    String linesLead();

    @Message
    String line(int number);

    @Message
    String model();

    @Message
    String input();

    @Message
    String output();

    @Message
    String cachedInput();

    @Message
    String cacheWrite();

    @Message
    String reasoning();

    @Message
    String request();

    @Message
    String asInput();

    @Message
    String asOutput();

    @Message
    String free();

    @Message
    String details();

    @Message
    String contextFrom();

    @Message
    String contextFromHint();

    @Message
    String days();

    @Message
    String day(java.time.DayOfWeek day);

    @Message
    String from();

    @Message
    String to();

    @Message
    String tz();

    @Message
    String tzHint();

    @Message
    String hours();

    @Message
    String always();

    @Message
    String more();

    @Message
    String preview();

    @Message
    String previewAgain();

    @Message
    String save();

    @Message
    String saved();

    @Message
    String previewTitle();

    @Message
    String previewLead(String moment);

    @Message
    String changed();

    @Message
    String route();

    @Message
    String sell();

    @Message
    String cost();

    @Message
    String margin();

    @Message
    String against();

    @Message
    String unknownCost();

    @Message
    String otherCurrency();

    @Message
    String notForSale();

    @Message
    String nothingAffected();

    @Message
    String inOut();

    @Message
    String before();

    @Message
    String lossTitle();

    @Message
    String loss(String model, String upstream, String kind, String sell, String cost);

    @Message
    String lossFrom(String loss, String tokens);

    @Message
    String allow();

    @Message
    String replay(String then, String would);

    @Message
    String replayCost(String then, String would);

    @Message
    String sentBefore();

    @Message
    String unit(PriceUnit unit);

    @Message
    String fault(PriceFault fault);
}
