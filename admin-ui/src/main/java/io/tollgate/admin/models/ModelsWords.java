package io.tollgate.admin.models;

import io.quarkus.qute.i18n.Message;
import io.quarkus.qute.i18n.MessageBundle;
import io.tollgate.catalog.model.Routing;

/// What the pages of models and routes say.
@MessageBundle("models")
interface ModelsWords {
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
    String none();

    @Message
    String noneLead();

    @Message
    String noUpstream();

    @Message
    String noUpstreamLead();

    @Message
    String newUpstream();

    @Message
    String idHint();

    @Message
    String displayName();

    @Message
    String displayNameHint();

    @Message
    String context();

    @Message
    String contextHint();

    @Message
    String maxOutput();

    @Message
    String maxOutputHint();

    @Message
    String defaultOutput();

    @Message
    String defaultOutputHint();

    @Message
    String aliases();

    @Message
    String aliasesHint();

    @Message
    String tokens();

    @Message
    String routes();

    @Message
    String routesLead();

    @Message
    String route(int number);

    @Message
    String upstream();

    @Message
    String chooseUpstream();

    @Message
    String upstreamModel();

    @Message
    String priority();

    @Message
    String weight();

    @Message
    String more();

    @Message
    String deleteSentence();

    @Message
    String deleteNow();

    @Message
    String price();

    @Message
    String perMillion();

    @Message
    String order(int priority, int weight);

    @Message
    String margin();

    @Message
    String unknown();

    @Message
    String forSale();

    @Message
    String noPrice();

    @Message
    String noRoute();

    @Message
    String belowCost();

    @Message
    String setPrice();

    @Message
    String routing();

    @Message
    String routingLead();

    @Message
    String policyField();

    @Message
    String policyHint();

    @Message
    String sticky();

    @Message
    String stickyHint();

    @Message
    String allowBelowCost();

    @Message
    String allowBelowCostHint();

    @Message
    String firstToken();

    @Message
    String firstTokenHint();

    @Message
    String policy(Routing.Policy policy);

    @Message
    String fault(ModelFault fault);
}
