package io.tollgate.admin.upstreams;

import io.quarkus.qute.i18n.Message;
import io.quarkus.qute.i18n.MessageBundle;
import io.tollgate.admin.kit.TimeText;

/// What the pages of upstreams and credentials say.
@MessageBundle("upstreams")
interface UpstreamsWords {
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
    String name();

    @Message
    String nameHint();

    @Message
    String label();

    @Message
    String labelHint();

    @Message
    String dialect();

    @Message
    String dialectHint();

    @Message
    String baseUrl();

    @Message
    String baseUrlHint();

    @Message
    String allowPrivate();

    @Message
    String allowPrivateHint();

    @Message
    String disconnect();

    @Message
    String disconnectHint();

    @Message
    String drain();

    @Message
    String cancel();

    @Message
    String active();

    @Message
    String disabled();

    @Message
    String activeHint();

    @Message
    String activeField();

    @Message
    String credentials();

    @Message
    String credentialsLead();

    @Message
    String credential();

    @Message
    String addCredential();

    @Message
    String addNow();

    @Message
    String added(String name);

    @Message
    String noCredentials();

    @Message
    String noCredentialsLead();

    @Message
    String noActive();

    @Message
    String credentialName();

    @Message
    String credentialNameHint();

    @Message
    String secret();

    @Message
    String secretHint();

    @Message
    String secretChangeHint();

    @Message
    String secretEnd();

    @Message
    String weight();

    @Message
    String weightHint();

    @Message
    String credentialActive();

    @Message
    String models();

    @Message
    String noModels();

    @Message
    String noModelsLead();

    @Message
    String newModel();

    @Message
    String wholesale();

    @Message
    String wholesaleLink();

    @Message
    String deleteSentence();

    @Message
    String deleteNow();

    @Message
    String deleteCredentialSentence();

    @Message
    String deleteCredentialNow();

    @Message
    String disable();

    @Message
    String enable();

    @Message
    String balance();

    @Message
    String balanceAlert();

    @Message
    String balanceAlertHint();

    @Message
    String balanceReserve();

    @Message
    String balanceReserveHint();

    @Message
    String balanceCurrency();

    @Message
    String balanceCurrencyHint();

    @Message
    String allModels();

    @Message
    String noEnd();

    @Message
    String test();

    @Message
    String testTitle();

    @Message
    String testOk();

    @Message
    String testFailed();

    @Message
    String latency();

    @Message
    String modelsFound();

    @Message
    String says();

    @Message
    String left(TimeText time);

    @Message
    String toNextStep();

    @Message
    String fault(UpstreamFault fault);

    @Message
    String credentialFault(CredentialFault fault);
}
