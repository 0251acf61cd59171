package io.tollgate.admin.signin;

import io.quarkus.qute.TemplateInstance;
import io.tollgate.admin.kit.Answers;
import io.tollgate.admin.kit.Form;
import io.tollgate.admin.kit.LocalPath;
import io.tollgate.catalog.people.Email;
import io.tollgate.catalog.people.LinkPurpose;
import io.tollgate.catalog.people.OneTimeLink;
import io.tollgate.catalog.people.OneTimeLinks;
import io.tollgate.catalog.people.PasswordHashes;
import io.tollgate.catalog.people.Person;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.ws.rs.core.Response;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// Lets somebody choose a password behind a link that proves their address, and lets them in.
/// Looking at the page uses nothing up, since programs look at links too; sending the form does.
/// Blocks on PostgreSQL and on hashing.
@ApplicationScoped
class PasswordByLink {
    private final OneTimeLinks links;
    private final PasswordHashes hashes;
    private final Answers answers;
    private final Entrance entrance;
    private final GoneLinks gone;
    private final Typed typed;

    PasswordByLink(
            OneTimeLinks links,
            PasswordHashes hashes,
            Answers answers,
            Entrance entrance,
            GoneLinks gone,
            Typed typed) {
        this.links = links;
        this.hashes = hashes;
        this.answers = answers;
        this.entrance = entrance;
        this.gone = gone;
        this.typed = typed;
    }

    /// A page with the form for the account of an address.
    @FunctionalInterface
    interface Page {
        TemplateInstance of(Form form, Email email);
    }

    /// What the password is for; empty, with nothing changed, if the link is good no longer.
    @FunctionalInterface
    interface Act {
        Optional<Person> with(String link, String passwordHash);
    }

    /// @param form that the link goes into, empty otherwise
    Response show(LinkPurpose purpose, @Nullable String link, Form form, Page page) {
        String secret = link == null ? "" : link;
        return proven(purpose, secret)
                .map(email -> Response.ok(page.of(form.with(Typed.LINK, secret), email)).build())
                .orElseGet(() -> gone.page(purpose));
    }

    Response save(LinkPurpose purpose, Form form, Page page, Act act) {
        String link = form.value(Typed.LINK);
        Optional<Email> email = proven(purpose, link);
        if (email.isEmpty()) {
            return gone.page(purpose);
        }
        Form checked = typed.checkNewPassword(form, email.get());
        if (checked.isRefused()) {
            return answers.refused(page.of(checked, email.get()));
        }
        return act.with(link, hashes.hash(form.value(Typed.PASSWORD)))
                .map(person -> entrance.open(person.id(), LocalPath.of("/"), null))
                .orElseGet(() -> gone.page(purpose));
    }

    private Optional<Email> proven(LinkPurpose purpose, String link) {
        return links.find(purpose, link).map(OneTimeLink::email);
    }
}
