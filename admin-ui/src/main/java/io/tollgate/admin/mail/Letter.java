package io.tollgate.admin.mail;

import io.tollgate.admin.kit.Language;
import io.tollgate.catalog.people.Email;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// A mail to one person, in the person's language.
///
/// @param subject one line
/// @param lines paragraphs before the link
/// @param link where the mail leads, null if nowhere
/// @param closing paragraphs after it
public record Letter(
        Email to,
        Language language,
        String subject,
        List<String> lines,
        @Nullable Link link,
        List<String> closing) {
    public Letter {
        if (subject.chars().anyMatch(Character::isISOControl)) {
            throw new IllegalArgumentException("a subject is one line");
        }
        lines = List.copyOf(lines);
        closing = List.copyOf(closing);
    }

    /// An absolute URL and what following it does. The text form hides the URL.
    public record Link(String label, String url) {
        @Override
        public String toString() {
            return "Link[" + label + "]";
        }
    }
}
