package io.tollgate.admin.members;

import io.quarkus.qute.CheckedTemplate;
import io.quarkus.qute.TemplateInstance;
import io.tollgate.admin.access.CurrentSession;
import io.tollgate.admin.kit.Form;
import io.tollgate.admin.kit.Frame;
import io.tollgate.admin.kit.Words;
import io.tollgate.admin.signin.SignUpConfig;
import io.tollgate.admin.web.Refused;
import io.tollgate.catalog.id.PersonId;
import io.tollgate.catalog.people.Invitation;
import io.tollgate.catalog.people.Invitations;
import io.tollgate.catalog.people.Person;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.util.List;

/// What the pages about a tenant's members and about the operators show.
@ApplicationScoped
class CirclePages {
    private final Circles circles;
    private final Invitations invitations;
    private final Inviters inviters;
    private final SignUpConfig signUp;
    private final CurrentSession session;
    private final Words words;
    private final Clock clock;

    CirclePages(
            Circles circles,
            Invitations invitations,
            Inviters inviters,
            SignUpConfig signUp,
            CurrentSession session,
            Words words,
            Clock clock) {
        this.circles = circles;
        this.invitations = invitations;
        this.inviters = inviters;
        this.signUp = signUp;
        this.session = session;
        this.words = words;
        this.clock = clock;
    }

    @CheckedTemplate(basePath = "members")
    static final class Pages {
        private Pages() {}

        static native TemplateInstance list(Frame frame, Shown page);

        static native TemplateInstance person(Frame frame, ShownPerson page);
    }

    /// The list.
    ///
    /// @param base its URL
    /// @param mayChange whether the visitor manages these people
    /// @param closed whether only who has an account can accept an invitation
    /// @param days how long the link of an invitation works
    record Shown(
            String title,
            String lead,
            String base,
            List<Row> people,
            List<Open> invitations,
            boolean mayChange,
            boolean closed,
            long days,
            Form form,
            List<Form.Option> roles) {}

    /// One of the list.
    record Row(CircleMember member, boolean you) {}

    /// An open invitation of the list.
    record Open(Invitation invitation, String invitedBy, boolean expired) {}

    /// One person.
    ///
    /// @param base the URL of the list
    /// @param here the URL of this page
    /// @param away where the removal goes
    record ShownPerson(
            String base,
            String here,
            String away,
            CircleMember member,
            boolean you,
            Form form,
            Form removal,
            List<Form.Option> roles) {}

    TemplateInstance list(Frame frame, Circle circle, String base, boolean mayChange, Form form) {
        List<Row> rows =
                circles.people(circle).stream()
                        .map(one -> new Row(one, isYou(one.person().id())))
                        .toList();
        List<Open> open =
                mayChange
                        ? invitations.open(circle.tenant()).stream().map(this::open).toList()
                        : List.of();
        return Pages.list(
                frame,
                new Shown(
                        title(circle),
                        lead(circle),
                        base,
                        rows,
                        open,
                        mayChange,
                        circle.tenant() != null && signUp.mode() == SignUpConfig.Mode.CLOSED,
                        inviters.days(),
                        form.value("role").isEmpty()
                                ? form.with("role", circle.roles().getLast())
                                : form,
                        roles(circle)));
    }

    /// 404 for who does not belong to the circle.
    TemplateInstance person(
            Frame frame, Circle circle, String base, PersonId id, Form form, Form removal) {
        CircleMember member =
                circles.find(circle, id).orElseThrow(() -> Refused.notFound(circle.thing()));
        return Pages.person(
                frame,
                new ShownPerson(
                        base,
                        base + "/" + id,
                        base + "/" + id + "/remove",
                        member,
                        isYou(id),
                        form.value("role").isEmpty() ? form.with("role", member.role()) : form,
                        removal,
                        roles(circle)));
    }

    boolean isYou(PersonId person) {
        return session.person().id().equals(person);
    }

    private String title(Circle circle) {
        PeopleWords said = words.in(PeopleWords.class);
        return circle.tenant() == null ? said.operatorsTitle() : said.membersTitle();
    }

    private String lead(Circle circle) {
        PeopleWords said = words.in(PeopleWords.class);
        return circle.tenant() == null ? said.operatorsLead() : said.membersLead();
    }

    private List<Form.Option> roles(Circle circle) {
        PeopleWords said = words.in(PeopleWords.class);
        return circle.roles().stream()
                .map(role -> new Form.Option(role, said.roleMeaning(role)))
                .toList();
    }

    private Open open(Invitation invitation) {
        return new Open(
                invitation,
                inviters.person(invitation)
                        .map(Person::name)
                        .orElseGet(() -> words.in(PeopleWords.class).byKey()),
                invitation.isExpired(clock.instant()));
    }
}
