package io.tollgate.admin.kit;

import io.quarkus.qute.i18n.Message;
import io.quarkus.qute.i18n.MessageBundle;

/// What the pages of everything that operators keep say alike: tenants, models, upstreams.
@MessageBundle("thing")
public interface ThingWords {
    @Message
    String edit();

    @Message
    String editTitle(String name);

    @Message
    String save();

    @Message
    String saved();

    @Message
    String sentBefore();

    @Message
    String delete();

    @Message
    String deleteTitle(String name);

    @Message
    String deleted(String name);

    @Message
    String id();

    @Message
    String status();

    @Message
    String createdAt();

    @Message
    String facts();
}
