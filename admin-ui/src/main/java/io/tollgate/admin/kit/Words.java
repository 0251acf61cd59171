package io.tollgate.admin.kit;

import io.quarkus.arc.Arc;
import io.quarkus.qute.EngineBuilder;
import io.quarkus.qute.TemplateInstance;
import io.quarkus.qute.i18n.Localized;
import io.quarkus.qute.i18n.MessageBundles;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;

/// Speaks the language of the present request. Templates do so by themselves; a message that is
/// made in Java asks here: `words.in(KeysWords.class).revoked(name)`.
@ApplicationScoped
public class Words {
    private final CurrentVisit visit;

    Words(CurrentVisit visit) {
        this.visit = visit;
    }

    /// The bundle in the language of the present request.
    public <T> T in(Class<T> bundle) {
        return in(bundle, visit.language());
    }

    /// The bundle in a given language, for mails and where there is no request.
    public static <T> T in(Class<T> bundle, Language language) {
        return language == Language.ENGLISH
                ? MessageBundles.get(bundle)
                : MessageBundles.get(bundle, new Localized.Literal(language.code()));
    }

    /// A locale that a page sets on its template itself comes later and wins.
    void translate(@Observes EngineBuilder engine) {
        var _ =
                engine.addTemplateInstanceInitializer(template -> {
                    if (Arc.container().requestContext().isActive()) {
                        var _ =
                                template.setAttribute(
                                        TemplateInstance.LOCALE, visit.language().locale());
                    }
                });
    }
}
