package io.tollgate.admin.access;

import io.tollgate.admin.kit.Form;
import io.tollgate.admin.kit.Frame;
import io.tollgate.admin.kit.LocalPath;
import io.tollgate.catalog.people.KeptForm;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.jboss.resteasy.reactive.server.core.ResteasyReactiveRequestContext;
import org.jboss.resteasy.reactive.server.core.multipart.FormData;
import org.jboss.resteasy.reactive.server.multipart.FormValue;
import org.jboss.resteasy.reactive.server.spi.ResteasyReactiveContainerRequestContext;
import org.jspecify.annotations.Nullable;

/// A form as it came, before any resource sees it.
///
/// @param page path and query of the page that the form was on, to lead back to
/// @param fields all of them, in the order sent
record SentForm(LocalPath page, Map<String, List<String>> fields) {
    /// Fields with such a name are never kept.
    private static final Pattern SECRET = Pattern.compile("(?i).*(password|secret).*|token|code");

    static SentForm of(ResteasyReactiveContainerRequestContext request) {
        Map<String, List<String>> fields = new LinkedHashMap<>();
        FormData data =
                ((ResteasyReactiveRequestContext) request.getServerRequestContext()).getFormData();
        if (data != null) {
            for (String name : data) {
                fields.put(name, texts(data.get(name)));
            }
        }
        return new SentForm(page(request), fields);
    }

    private static List<String> texts(Iterable<FormValue> values) {
        List<String> texts = new ArrayList<>();
        for (FormValue value : values) {
            if (!value.isFileItem()) {
                texts.add(value.getValue());
            }
        }
        return texts;
    }

    /// Where to lead back to: the page that the form was on, as the browser tells, else where it
    /// was sent.
    static LocalPath page(ResteasyReactiveContainerRequestContext request) {
        URI here = request.getUriInfo().getRequestUri();
        URI from = request.getMethod().equals("GET") ? here : referrer(request).orElse(here);
        String query = from.getRawQuery();
        return LocalPath.of(from.getRawPath() + (query == null ? "" : "?" + query));
    }

    @Nullable String token() {
        return fields.getOrDefault(Frame.CSRF_FIELD, List.of()).stream().findFirst().orElse(null);
    }

    /// What can be kept of it: nothing unless its page can tell the form from others, and nothing
    /// too large.
    Optional<KeptForm> kept(int maxBytes) {
        Map<String, List<String>> kept = new LinkedHashMap<>(fields);
        kept.keySet().removeIf(name -> name.equals(Frame.CSRF_FIELD) || isSecret(name));
        boolean named = kept.containsKey(Form.NAME_FIELD);
        return named && bytes(kept) <= maxBytes
                ? Optional.of(new KeptForm(page.value(), kept))
                : Optional.empty();
    }

    /// Whether this is the form that was kept, from the same page.
    boolean isTheSameAs(KeptForm kept) {
        return fields.containsKey(Form.NAME_FIELD)
                && fields.get(Form.NAME_FIELD).equals(kept.fields().get(Form.NAME_FIELD))
                && withoutQuery(page.value()).equals(withoutQuery(kept.path()));
    }

    private static String withoutQuery(String path) {
        return path.split("\\?", 2)[0];
    }

    private static boolean isSecret(String field) {
        return SECRET.matcher(field).matches();
    }

    private static long bytes(Map<String, List<String>> fields) {
        List<String> texts = new ArrayList<>(fields.keySet());
        fields.values().forEach(texts::addAll);
        return texts.stream().mapToLong(text -> text.getBytes(StandardCharsets.UTF_8).length).sum();
    }

    /// Its host does not matter: only a path of ours is led back to.
    private static Optional<URI> referrer(ResteasyReactiveContainerRequestContext request) {
        return Stream.ofNullable(request.getHeaderString("Referer"))
                .flatMap(SentForm::parse)
                .filter(from -> from.getRawPath() != null)
                .findFirst();
    }

    private static Stream<URI> parse(String text) {
        try {
            return Stream.of(URI.create(text));
        } catch (IllegalArgumentException malformed) {
            return Stream.empty();
        }
    }
}
