package io.tollgate.admin.provider;

import io.tollgate.admin.kit.LocalPath;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/// What somebody signs in for.
sealed interface Purpose {
    /// The page of an invitation, with the secret of its link.
    Pattern INVITATION = Pattern.compile("/invitation\\?link=([0-9A-Za-z]+)(?:&.*)?");

    /// To get to a page.
    record GoTo(LocalPath back) implements Purpose {}

    /// To prove again who they are, and then to get back.
    record Prove(LocalPath back) implements Purpose {}

    /// To become the first admin.
    ///
    /// @param link the secret of the set-up link
    record SetUpHub(String link) implements Purpose {}

    static Purpose of(@Nullable String back, @Nullable String prove, @Nullable String setUp) {
        if (setUp != null) {
            return new SetUpHub(setUp);
        }
        LocalPath path = LocalPath.of(back);
        return prove == null ? new GoTo(path) : new Prove(path);
    }

    /// Where to go then.
    default LocalPath onward() {
        return switch (this) {
            case GoTo(var back) -> back;
            case Prove(var back) -> back;
            case SetUpHub _ -> LocalPath.of("/");
        };
    }

    /// The secret of the invitation whose page is gone to.
    default Optional<String> invitation() {
        Matcher link = INVITATION.matcher(onward().value());
        return link.matches() ? Optional.of(link.group(1)) : Optional.empty();
    }
}
