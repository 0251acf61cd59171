package io.tollgate.admin.audit;

import io.quarkus.qute.i18n.Message;
import io.quarkus.qute.i18n.MessageBundle;

/// What the audit log says, as sentences.
@MessageBundle("audit")
interface AuditWords {
    @Message
    String title();

    @Message
    String lead();

    @Message
    String actor();

    @Message
    String anybody();

    @Message
    String target();

    @Message
    String show();

    @Message
    String all();

    @Message
    String none();

    @Message
    String noneLead();

    @Message
    String notFound();

    @Message
    String notFoundLead();

    @Message
    String details();

    @Message
    String field();

    @Message
    String before();

    @Message
    String after();

    @Message
    String tested(String who, String thing, String name);

    @Message
    String created(String who, String thing, String name);

    @Message
    String changed(String who, String what, String thing, String name);

    @Message
    String changedNothing(String who, String thing, String name);

    @Message
    String deleted(String who, String thing, String name);

    @Message
    String revoked(String who, String thing, String name);

    @Message
    String credited(String who, String name, String amount);

    @Message
    String debited(String who, String name, String amount);

    @Message
    String suspended(String who, String name);

    @Message
    String resumed(String who, String name);

    @Message
    String wrongPassword(String email, String address);

    @Message
    String accountLocked(String email, int failures, String address);

    @Message
    String networkLocked(String network, int failures);

    @Message
    String accepted(String who, String name);

    @Message
    String signedIn(String who);

    @Message
    String sessionEnded(String who);

    @Message
    String priced(String who, String name, String models);

    @Message
    String did(String who, String action, String name);

    @Message
    String someFields(int count);

    @Message
    String managementKey(String name);

    @Message
    String system();

    @Message
    String somebody();

    @Message
    String thing(Thing thing);
}
