package io.tollgate.admin.provider;

import static org.assertj.core.api.Assertions.assertThat;

import io.restassured.RestAssured;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;
import org.jsoup.nodes.Element;

/// A person's browser that goes between the console and the provider, following redirects.
final class Surfer {
    private static final int MOST_REDIRECTS = 15;

    private final CookieJar cookies = new CookieJar();
    private final HttpClient http = HttpClient.newHttpClient();
    private final FrontDoor door;

    Surfer(FrontDoor door) {
        this.door = door;
    }

    /// Somebody else's browser.
    Surfer another() {
        return new Surfer(door);
    }

    /// Where a journey has led.
    ///
    /// @param isAtConsole and not at the provider
    /// @param trail the addresses on the way, this one last
    record Place(int status, URI address, boolean isAtConsole, Document page, List<URI> trail) {
        String path() {
            return address.getPath();
        }

        /// The last address on the way whose query has a parameter.
        URI with(String parameter) {
            return trail.stream()
                    .filter(at -> String.valueOf(at.getRawQuery()).contains(parameter + "="))
                    .reduce((_, last) -> last)
                    .orElseThrow(() -> new AssertionError(parameter + " is not in " + trail));
        }
    }

    /// Opens a page of the console and goes where it leads.
    Place open(String path) {
        return open(URI.create(door.url() + path));
    }

    Place open(URI address) {
        return follow(HttpRequest.newBuilder(address).GET());
    }

    /// Signs in on the provider's page.
    Place signIn(Place at, String email, String password) {
        assertThat(at.isAtConsole()).as("%s", at.trail()).isFalse();
        return submit(
                at,
                at.page().expectFirst("form#kc-form-login"),
                Map.of("username", email, "password", password));
    }

    /// Fills a form of a page in, sends it, and goes where that leads.
    Place submit(Place from, Element form, Map<String, String> typed) {
        Map<String, String> fields = new LinkedHashMap<>();
        for (Element input : form.select("input[name], button[name]")) {
            if (!input.attr("type").equals("checkbox")) {
                fields.put(input.attr("name"), input.val());
            }
        }
        fields.putAll(typed);
        String body =
                fields.entrySet().stream()
                        .map(field -> encode(field.getKey()) + "=" + encode(field.getValue()))
                        .collect(Collectors.joining("&"));
        String action = form.attr("action");
        URI target = action.isEmpty() ? from.address() : from.address().resolve(action);
        return follow(
                HttpRequest.newBuilder(target)
                        .header("Content-Type", "application/x-www-form-urlencoded")
                        .POST(HttpRequest.BodyPublishers.ofString(body)));
    }

    Optional<String> cookie(String name) {
        return cookies.value(name);
    }

    void plant(String name, String value) {
        cookies.plant(name, value);
    }

    private Place follow(HttpRequest.Builder first) {
        List<URI> trail = new ArrayList<>();
        HttpResponse<String> answer = send(first);
        trail.add(answer.uri());
        while (answer.statusCode() / 100 == 3) {
            assertThat(trail).as("redirects").hasSizeLessThan(MOST_REDIRECTS);
            URI next = answer.uri().resolve(answer.headers().firstValue("Location").orElseThrow());
            answer = send(HttpRequest.newBuilder(next).GET());
            trail.add(next);
        }
        return new Place(
                answer.statusCode(),
                answer.uri(),
                answer.uri().getPort() == door.port(),
                Jsoup.parse(answer.body()),
                trail);
    }

    private HttpResponse<String> send(HttpRequest.Builder builder) {
        door.leadTo(RestAssured.port);
        URI to = builder.copy().build().uri();
        cookies.header(to).ifPresent(header -> builder.header("Cookie", header));
        try {
            HttpResponse<String> answer =
                    http.send(
                            builder.header("Accept", "text/html").build(),
                            HttpResponse.BodyHandlers.ofString());
            cookies.take(to, answer.headers().allValues("Set-Cookie"));
            return answer;
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(stopped);
        }
    }

    private static String encode(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8);
    }
}
