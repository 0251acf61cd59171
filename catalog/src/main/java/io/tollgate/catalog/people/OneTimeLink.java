package io.tollgate.catalog.people;

import io.tollgate.catalog.id.InvitationId;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// What a link stands for.
///
/// @param email whose address the link proves; null for the set-up link
/// @param invitation null for what is no invitation
/// @param details what was typed before the address was proven, never a secret
public record OneTimeLink(
        LinkPurpose purpose,
        @Nullable Email email,
        @Nullable InvitationId invitation,
        Map<String, String> details) {
    public OneTimeLink {
        details = Map.copyOf(details);
    }

    /// The link with which the hub gets its first admin.
    public static OneTimeLink setUp() {
        return new OneTimeLink(LinkPurpose.SET_UP, null, null, Map.of());
    }

    public static OneTimeLink confirm(Email email, Map<String, String> details) {
        return new OneTimeLink(LinkPurpose.CONFIRM, email, null, details);
    }

    public static OneTimeLink reset(Email email) {
        return new OneTimeLink(LinkPurpose.RESET, email, null, Map.of());
    }

    public static OneTimeLink invitation(InvitationId invitation, Email email) {
        return new OneTimeLink(LinkPurpose.INVITATION, email, invitation, Map.of());
    }
}
