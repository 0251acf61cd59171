package io.tollgate.admin.support;

import static org.assertj.core.api.Assertions.assertThat;

import org.jsoup.nodes.Attribute;
import org.jsoup.nodes.Document;
import org.jsoup.nodes.Element;

/// What holds for every page, whatever it shows.
public final class SoundPage {
    private SoundPage() {}

    public static void check(Document page) {
        nothingIsInline(page);
        idsAndLabelsMatch(page);
        assertThat(page.select("h1")).hasSize(1);
        assertThat(page.title()).isNotBlank();
        assertThat(page.select("html").attr("lang")).isNotBlank();
        assertThat(page.select("table"))
                .allSatisfy(table -> assertThat(table.select("caption")).isNotEmpty());
        assertThat(page.select("th"))
                .allSatisfy(header -> assertThat(header.attr("scope")).isIn("col", "row"));
        assertThat(page.select("form[method=post]"))
                .allSatisfy(form -> assertThat(form.select("input[name=csrf]")).hasSize(1));
        assertThat(page.select("input[type=password]"))
                .allSatisfy(secret -> assertThat(secret.val()).isEmpty());
    }

    private static void nothingIsInline(Document page) {
        for (Element element : page.getAllElements()) {
            for (Attribute attribute : element.attributes()) {
                assertThat(attribute.getKey()).isNotEqualTo("style").doesNotStartWith("on");
                assertThat(attribute.getValue()).doesNotStartWith("javascript:");
            }
        }
        assertThat(page.select("style")).isEmpty();
        assertThat(page.select("script"))
                .isNotEmpty()
                .allSatisfy(script -> {
                    assertThat(script.attr("src")).startsWith("/assets/");
                    assertThat(script.data()).isEmpty();
                });
    }

    private static void idsAndLabelsMatch(Document page) {
        assertThat(page.select("[id]").eachAttr("id")).doesNotHaveDuplicates();
        assertThat(page.select("label"))
                .allSatisfy(
                        label -> assertThat(page.getElementById(label.attr("for"))).isNotNull());
        assertThat(page.select("[aria-describedby]"))
                .allSatisfy(input -> {
                    for (String id : input.attr("aria-describedby").split(" ", -1)) {
                        assertThat(page.getElementById(id)).as(id).isNotNull();
                    }
                });
    }
}
