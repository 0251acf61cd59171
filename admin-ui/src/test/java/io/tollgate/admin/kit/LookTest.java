package io.tollgate.admin.kit;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class LookTest {
    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "zh-CN,zh;q=0.9,en;q=0.8 | CHINESE",
                "zh-TW | CHINESE",
                "fr,de;q=0.9,zh;q=0.2,en;q=0.1 | CHINESE",
                "en;q=0.5,zh;q=0.7 | CHINESE",
                "zh;q=0,en | ENGLISH",
                "fr | ENGLISH",
                "* | ENGLISH",
                "nonsense;;q=x | ENGLISH",
                "'' | ENGLISH",
            })
    void theBrowsersFirstLanguageOfOursIsSpoken(String header, Language language) {
        assertThat(Language.preferred(header)).isEqualTo(language);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "//evil.test",
                "/\\evil.test",
                "https://evil.test",
                "javascript:alert(1)",
                "evil",
                "",
                "/a\nb",
                "/a\\b",
                "/ü",
            })
    void whatMayLeadElsewhereLeadsHome(String wanted) {
        assertThat(LocalPath.of(wanted).value()).isEqualTo("/");
    }

    @ParameterizedTest
    @ValueSource(strings = {"/", "/tenants/1/keys?cursor=a&x=%E4%B8%AD", "/a//b"})
    void ourOwnPathsAreKept(String wanted) {
        assertThat(LocalPath.of(wanted).value()).isEqualTo(wanted);
    }

    @Test
    void aMessageSurvivesItsCookie() {
        Flash flash = Flash.bad("Key “生产” <revoked>; ok=1");

        assertThat(Flash.fromCookie(flash.toCookie())).contains(flash);
        assertThat(flash.toCookie()).matches("[a-z.A-Z0-9_-]+");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "ok", "ok.", "loud.eA", "ok.%%%"})
    void aCookieThatIsNotOursIsNoFailure(String value) {
        assertThat(Flash.fromCookie(value).map(Flash::text).orElse("")).isEmpty();
    }
}
