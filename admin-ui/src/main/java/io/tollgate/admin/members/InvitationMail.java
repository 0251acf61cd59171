package io.tollgate.admin.members;

import io.tollgate.admin.kit.CurrentVisit;
import io.tollgate.admin.kit.Language;
import io.tollgate.admin.kit.Words;
import io.tollgate.admin.mail.Letter;
import io.tollgate.admin.mail.Mail;
import io.tollgate.admin.web.PublicUrl;
import io.tollgate.catalog.people.Invitation;
import io.tollgate.catalog.people.IssuedInvitation;
import io.tollgate.catalog.people.People;
import io.tollgate.catalog.people.Person;
import io.tollgate.catalog.people.Seat;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.Optional;

/// The mail with the link of an invitation. Of what people have typed it has the proven address of
/// who invites and nothing else, so that nobody can send their own words to others through us; the
/// page behind the link has the rest. Throws [io.tollgate.admin.mail.MailUnavailable].
@ApplicationScoped
class InvitationMail {
    private final Mail mail;
    private final PublicUrl url;
    private final People people;
    private final Inviters inviters;
    private final CurrentVisit visit;

    InvitationMail(Mail mail, PublicUrl url, People people, Inviters inviters, CurrentVisit visit) {
        this.mail = mail;
        this.url = url;
        this.people = people;
        this.inviters = inviters;
        this.visit = visit;
    }

    void send(IssuedInvitation issued) {
        mail.send(letter(issued, language(issued.invitation())));
    }

    private Letter letter(IssuedInvitation issued, Language language) {
        Invitation invitation = issued.invitation();
        InvitationWords say = Words.in(InvitationWords.class, language);
        String who = inviters.person(invitation).map(Person::email).orElseGet(say::theOperator);
        String role = Words.in(PeopleWords.class, language).roleName(invitation.seat().roleName());
        String what =
                switch (invitation.seat()) {
                    case Seat.InTenant _ -> say.letterText(who, role);
                    case Seat.AmongOperators _ -> say.letterOperators(who, role);
                };
        return new Letter(
                invitation.email(),
                language,
                say.letterSubject(),
                List.of(what, say.letterLife(inviters.days())),
                new Letter.Link(say.letterLink(), url.of(InvitationPage.url(issued.secret()))),
                List.of(say.letterClosing()));
    }

    /// The person's, if there is one, else that of who invites.
    private Language language(Invitation invitation) {
        return people.find(invitation.email())
                .flatMap(person -> Optional.ofNullable(person.language()))
                .flatMap(Language::of)
                .orElseGet(visit::language);
    }
}
