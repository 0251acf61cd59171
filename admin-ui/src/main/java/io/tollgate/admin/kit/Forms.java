package io.tollgate.admin.kit;

import io.tollgate.admin.access.CurrentSession;
import io.tollgate.catalog.people.KeptForm;
import io.tollgate.catalog.people.Sessions;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Optional;

/// Begins a page's forms. One that was sent when its session had ended, or before who sent it had
/// proved who they are, comes back filled in. Blocks on PostgreSQL.
@ApplicationScoped
public class Forms {
    private final CurrentSession session;
    private final CurrentVisit visit;
    private final Sessions sessions;
    private final Words words;

    Forms(CurrentSession session, CurrentVisit visit, Sessions sessions, Words words) {
        this.session = session;
        this.visit = visit;
        this.sessions = sessions;
        this.words = words;
    }

    /// The form of this name as it was kept for this page, or an empty one. Kept until the person
    /// sends a form or [io.tollgate.catalog.people.SessionConfig#kept()] is over.
    public Form fresh(String name) {
        return kept().filter(form -> name.equals(first(form, Form.NAME_FIELD)))
                .map(form ->
                        new Form(name, form.fields(), java.util.Map.of(), null)
                                .refused(words.in(KitWords.class).kept()))
                .orElseGet(() -> Form.named(name));
    }

    private Optional<KeptForm> kept() {
        return session.session()
                .flatMap(living -> sessions.kept(living.id()))
                .filter(form -> pathOf(form.path()).equals(pathOf(visit.path())));
    }

    private static String first(KeptForm form, String field) {
        return form.fields().getOrDefault(field, java.util.List.of()).stream()
                .findFirst()
                .orElse("");
    }

    private static String pathOf(String pathAndQuery) {
        return pathAndQuery.split("\\?", 2)[0];
    }
}
