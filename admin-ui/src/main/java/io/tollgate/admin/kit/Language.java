package io.tollgate.admin.kit;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/// A language in which the console speaks.
public enum Language {
    ENGLISH("en", "English"),
    CHINESE("zh-CN", "中文");

    private final String tag;
    private final String ownName;

    Language(String tag, String ownName) {
        this.tag = tag;
        this.ownName = ownName;
    }

    /// As the `lang` attribute and the cookie have it.
    public String tag() {
        return tag;
    }

    /// The language's name in itself.
    public String ownName() {
        return ownName;
    }

    public Locale locale() {
        return Locale.forLanguageTag(tag);
    }

    /// The one that a switch leads to.
    public Language other() {
        return this == ENGLISH ? CHINESE : ENGLISH;
    }

    /// `en` or `zh`: the suffix of its message files, and how a person's setting is stored.
    public String code() {
        return locale().getLanguage();
    }

    /// The language of a tag such as `zh-CN`, `zh` or `en-GB`; empty if we do not speak it.
    public static Optional<Language> of(String tag) {
        String primary = Locale.forLanguageTag(tag.strip()).getLanguage();
        return Arrays.stream(values())
                .filter(language -> language.code().equals(primary))
                .findFirst();
    }

    /// What an `Accept-Language` header prefers; English if it names none of ours or is malformed.
    static Language preferred(String header) {
        try {
            return Locale.LanguageRange.parse(header).stream()
                    .filter(range -> range.getWeight() > 0)
                    .flatMap(range -> of(range.getRange()).stream())
                    .findFirst()
                    .orElse(ENGLISH);
        } catch (IllegalArgumentException malformed) {
            return ENGLISH;
        }
    }
}
