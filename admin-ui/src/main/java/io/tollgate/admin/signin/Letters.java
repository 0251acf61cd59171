package io.tollgate.admin.signin;

import io.tollgate.admin.kit.Language;
import io.tollgate.admin.kit.Words;
import io.tollgate.admin.mail.Letter;
import io.tollgate.admin.web.PublicUrl;
import io.tollgate.catalog.people.Email;
import jakarta.inject.Singleton;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// The letters about accounts. Nothing that anybody typed is in them, so that nobody can send their
/// own words to others through us.
@Singleton
class Letters {
    private final PublicUrl url;

    Letters(PublicUrl url) {
        this.url = url;
    }

    Letter confirm(Email to, Language language, String secret) {
        LetterWords say = say(language);
        return letter(
                to,
                language,
                say.confirmSubject(),
                say.confirmText(),
                new Letter.Link(say.confirmLink(), url.of("/confirm?link=" + secret)),
                say.notYou());
    }

    /// For who signs up with an address that has an account.
    Letter alreadyThere(Email to, Language language) {
        LetterWords say = say(language);
        return letter(
                to,
                language,
                say.alreadySubject(),
                say.alreadyText(),
                new Letter.Link(say.alreadyLink(), url.of("/sign-in")),
                say.notYou());
    }

    Letter reset(Email to, Language language, String secret) {
        LetterWords say = say(language);
        return letter(
                to,
                language,
                say.resetSubject(),
                say.resetText(),
                new Letter.Link(say.resetLink(), url.of("/reset?link=" + secret)),
                say.notYou());
    }

    /// For who wants to reset the password of an account that is not there.
    Letter unknown(Email to, Language language) {
        LetterWords say = say(language);
        return letter(
                to,
                language,
                say.unknownSubject(),
                say.unknownText(),
                new Letter.Link(say.unknownLink(), url.of("/sign-up")),
                say.notYou());
    }

    Letter passwordChanged(Email to, Language language) {
        LetterWords say = say(language);
        return letter(
                to,
                language,
                say.changedSubject(),
                say.changedText(),
                new Letter.Link(say.changedLink(), url.of("/forgot")),
                null);
    }

    private static Letter letter(
            Email to,
            Language language,
            String subject,
            String text,
            Letter.Link link,
            @Nullable String closing) {
        return new Letter(
                to,
                language,
                subject,
                List.of(text),
                link,
                closing == null ? List.of() : List.of(closing));
    }

    private static LetterWords say(Language language) {
        return Words.in(LetterWords.class, language);
    }
}
