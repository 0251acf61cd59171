package io.tollgate.journeys;

import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.ColorScheme;
import com.microsoft.playwright.options.Cookie;
import java.util.Arrays;
import java.util.List;

/// How a person has the console look: a language, a theme and a size of screen. The first four
/// cover both languages in both themes and on both screens; the others are for pictures.
enum Look {
    EN_LIGHT_DESKTOP("en", "light", 1280, 900),
    EN_DARK_PHONE("en", "dark", 390, 844),
    ZH_DARK_DESKTOP("zh-CN", "dark", 1280, 900),
    ZH_LIGHT_PHONE("zh-CN", "light", 390, 844),
    EN_DARK_DESKTOP("en", "dark", 1280, 900),
    EN_LIGHT_PHONE("en", "light", 390, 844);

    private static final int CHECKED = 4;

    private final String language;
    private final String theme;
    private final int width;
    private final int height;

    Look(String language, String theme, int width, int height) {
        this.language = language;
        this.theme = theme;
        this.width = width;
        this.height = height;
    }

    /// Those that every page is held against.
    static List<Look> checked(String language) {
        return Arrays.stream(values())
                .limit(CHECKED)
                .filter(look -> look.language.equals(language))
                .toList();
    }

    static List<Look> all(String language) {
        return Arrays.stream(values()).filter(look -> look.language.equals(language)).toList();
    }

    static List<String> languages() {
        return Arrays.stream(values()).map(Look::language).distinct().toList();
    }

    String language() {
        return language;
    }

    ColorScheme scheme() {
        return theme.equals("dark") ? ColorScheme.DARK : ColorScheme.LIGHT;
    }

    int width() {
        return width;
    }

    int height() {
        return height;
    }

    /// What the console keeps when a person chooses.
    List<Cookie> cookies(String console) {
        return List.of(
                new Cookie("tollgate_language", language).setUrl(console),
                new Cookie("tollgate_theme", theme).setUrl(console));
    }

    /// Gives an open page, in this language, this theme and screen: as the console's switch does.
    void dress(Page page) {
        page.setViewportSize(width, height);
        var _ = page.evaluate("theme => document.documentElement.dataset.theme = theme", theme);
    }

    /// Part of a file name.
    String title() {
        return "%d-%s-%s".formatted(width, theme, language.substring(0, 2));
    }
}
