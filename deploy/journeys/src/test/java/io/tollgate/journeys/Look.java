package io.tollgate.journeys;

import com.microsoft.playwright.options.ColorScheme;
import com.microsoft.playwright.options.Cookie;
import java.util.List;

/// How a person has the console look: a language, a theme and a size of screen. Four looks cover
/// every pair of these.
enum Look {
    EN_LIGHT_DESKTOP("en", "light", false),
    ZH_DARK_DESKTOP("zh-CN", "dark", false),
    EN_DARK_PHONE("en", "dark", true),
    ZH_LIGHT_PHONE("zh-CN", "light", true);

    private final String language;
    private final String theme;
    private final boolean phone;

    Look(String language, String theme, boolean phone) {
        this.language = language;
        this.theme = theme;
        this.phone = phone;
    }

    String language() {
        return language;
    }

    ColorScheme scheme() {
        return theme.equals("dark") ? ColorScheme.DARK : ColorScheme.LIGHT;
    }

    boolean isPhone() {
        return phone;
    }

    /// What the console keeps when a person chooses.
    List<Cookie> cookies(String console) {
        return List.of(
                new Cookie("tollgate_language", language).setUrl(console),
                new Cookie("tollgate_theme", theme).setUrl(console));
    }

    /// Part of a file name.
    String title() {
        return (phone ? "phone" : "desktop") + "-" + theme + "-" + language.substring(0, 2);
    }
}
