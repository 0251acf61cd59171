package io.tollgate.admin.support;

import java.util.HashMap;
import java.util.Map;
import org.jsoup.nodes.Document;
import org.jsoup.nodes.Element;

/// What a browser would send of a form as it is shown.
public final class ShownForm {
    private ShownForm() {}

    /// The fields by name, without the token.
    ///
    /// @param name of the form, which is its id
    public static Map<String, String> fields(Document page, String name) {
        Map<String, String> fields = new HashMap<>();
        for (Element field :
                page.expectFirst("form#" + name)
                        .select("input[name], select[name], textarea[name]")) {
            boolean box = field.attr("type").equals("checkbox");
            if (!box || field.hasAttr("checked")) {
                fields.put(field.attr("name"), value(field));
            }
        }
        fields.remove("csrf");
        return fields;
    }

    private static String value(Element field) {
        return switch (field.normalName()) {
            case "select" -> {
                Element chosen = field.selectFirst("option[selected]");
                yield (chosen == null ? field.expectFirst("option") : chosen).val();
            }
            case "textarea" -> field.wholeText().replaceFirst("^\n", "");
            default -> field.val();
        };
    }
}
