package io.tollgate.admin.keys;

import io.quarkus.qute.i18n.Message;
import io.quarkus.qute.i18n.MessageBundle;

/// What the pages about API keys say.
@MessageBundle("keys")
interface KeysWords {
    @Message
    String title();

    @Message
    String lead();

    @Message
    String create();

    @Message
    String none();

    @Message
    String noneLead();

    @Message
    String noneLeadForReaders();

    @Message
    String name();

    @Message
    String nameHint();

    @Message
    String key();

    @Message
    String status();

    @Message
    String state(KeyState state);

    @Message
    String limits();

    @Message
    String noLimits();

    @Message
    String lastUsed();

    @Message
    String neverUsed();

    @Message
    String createdAt();

    @Message
    String revokedAt();

    @Message
    String stopsAt();

    @Message
    String never();

    @Message
    String budget();

    @Message
    String budgetHint();

    @Message
    String budgetOf(String amount, String reset);

    @Message
    String used();

    @Message
    String usedOf(String used, String budget);

    @Message
    String reset();

    @Message
    String resetEvery(String reset);

    @Message
    String expires();

    @Message
    String expiresHint();

    @Message
    String models();

    @Message
    String modelsHint();

    @Message
    String modelCount(int count);

    @Message
    String allModels();

    @Message
    String addresses();

    @Message
    String addressesHint();

    @Message
    String addressCount(int count);

    @Message
    String allAddresses();

    @Message
    String rates();

    @Message
    String ratesLead();

    @Message
    String rpm();

    @Message
    String tpm();

    @Message
    String concurrency();

    @Message
    String noLimit();

    @Message
    String rpmOf(String count);

    @Message
    String tpmOf(String count);

    @Message
    String concurrencyOf(String count);

    @Message
    String createTitle();

    @Message
    String createLead();

    @Message
    String restrict();

    @Message
    String created(String name);

    @Message
    String createdLead();

    @Message
    String secret();

    @Message
    String tryIt();

    @Message
    String tryItLead();

    @Message
    String toKeys();

    @Message
    String createdBefore();

    @Message
    String formReused();

    @Message
    String facts();

    @Message
    String rotatedFrom();

    @Message
    String edit();

    @Message
    String save();

    @Message
    String saved(String name);

    @Message
    String rotate();

    @Message
    String rotateTitle(String name);

    @Message
    String rotateSentence();

    @Message
    String overlap();

    @Message
    String overlapHint();

    @Message
    String overlapOf(int hours);

    @Message
    String rotated(String former);

    @Message
    String rotatedAtOnce(String former);

    @Message
    String cannotRotate();

    @Message
    String revoke();

    @Message
    String revokeTitle(String name);

    @Message
    String revokeSentence();

    @Message
    String revoked(String name);

    @Message
    String ended();

    @Message
    String calls();

    @Message
    String wrong(KeyField field);

    @Message
    String programLanguage();
}
