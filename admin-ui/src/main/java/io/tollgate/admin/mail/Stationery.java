package io.tollgate.admin.mail;

import io.quarkus.qute.CheckedTemplate;
import io.quarkus.qute.TemplateInstance;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/// A letter as plain text and as HTML that says the same.
final class Stationery {
    private Stationery() {}

    @CheckedTemplate(basePath = "mail")
    static final class Pages {
        private Pages() {}

        static native TemplateInstance letter(Letter letter);
    }

    static String text(Letter letter) {
        Letter.Link link = letter.link();
        return Stream.of(
                        letter.lines().stream(),
                        link == null
                                ? Stream.<String>empty()
                                : Stream.of(link.label() + ":\n" + link.url()),
                        letter.closing().stream(),
                        Stream.of("-- \nTollgate"))
                .flatMap(parts -> parts)
                .collect(Collectors.joining("\n\n", "", "\n"));
    }

    static String html(Letter letter) {
        return Pages.letter(letter).render();
    }
}
