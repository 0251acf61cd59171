package io.tollgate.admin.support;

import static org.assertj.core.api.Assertions.assertThat;

import io.quarkus.arc.Arc;
import io.quarkus.narayana.jta.QuarkusTransaction;
import io.restassured.RestAssured;
import io.restassured.response.Response;
import io.restassured.specification.RequestSpecification;
import io.tollgate.admin.access.FormTokensOfPages;
import io.tollgate.catalog.id.SessionId;
import io.tollgate.catalog.id.TenantId;
import io.tollgate.catalog.people.Email;
import io.tollgate.catalog.people.IssuedSession;
import io.tollgate.catalog.people.Memberships;
import io.tollgate.catalog.people.NewPerson;
import io.tollgate.catalog.people.OperatorRole;
import io.tollgate.catalog.people.Operators;
import io.tollgate.catalog.people.People;
import io.tollgate.catalog.people.Person;
import io.tollgate.catalog.people.Sessions;
import io.tollgate.catalog.people.TenantRole;
import jakarta.persistence.EntityManager;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;
import org.jspecify.annotations.Nullable;

/// A person's browser at the console's pages, or one that is signed out. Follows no redirect.
public final class Browser {
    private final @Nullable Person person;
    private final @Nullable SessionId session;

    /// Of the session, or of the visit of who is signed out.
    private final String secret;

    private final Map<String, String> headers;

    private Browser(
            @Nullable Person person,
            @Nullable SessionId session,
            String secret,
            Map<String, String> headers) {
        this.person = person;
        this.session = session;
        this.secret = secret;
        this.headers = Map.copyOf(headers);
    }

    public static Browser signedOut() {
        return new Browser(null, null, FormTokensOfPages.newVisit(), Map.of());
    }

    public static Browser operator(OperatorRole role) {
        Person person = newPerson();
        assertThat(bean(Operators.class).add(person.id(), role)).isTrue();
        return of(person);
    }

    public static Browser member(String tenantId, TenantRole role) {
        Person person = newPerson();
        TenantId tenant = TenantId.parse(tenantId);
        assertThat(bean(Memberships.class).add(tenant, person.id(), role)).isTrue();
        return of(person);
    }

    /// Who is signed in and nothing more.
    public static Browser nobodys() {
        return of(newPerson());
    }

    /// A session that begins now.
    public static Browser of(Person person) {
        IssuedSession issued =
                bean(Sessions.class).begin(person.id(), "127.0.0.1", "A browser", null);
        return new Browser(person, issued.session().id(), issued.secret(), Map.of());
    }

    public static Person newPerson() {
        NewPerson wanted =
                new NewPerson(
                        new Email(Console.unique("ada") + "@example.test"),
                        "Ada Lovelace",
                        null,
                        null);
        return switch (bean(People.class).create(wanted)) {
            case People.Creation.Created(var created) -> created;
            case People.Creation.EmailTaken() -> throw new AssertionError("the address is taken");
        };
    }

    /// A bean of the console, to look behind its pages.
    public static <T> T bean(Class<T> type) {
        return Arc.container().instance(type).get();
    }

    public Person person() {
        return Objects.requireNonNull(person, "signed out");
    }

    public SessionId session() {
        return Objects.requireNonNull(session, "signed out");
    }

    /// The value of its cookie.
    public String secret() {
        return secret;
    }

    /// Sends one more header with every request.
    public Browser with(String header, String value) {
        Map<String, String> more = new HashMap<>(headers);
        more.put(header, value);
        return new Browser(person, session, secret, more);
    }

    /// A page that must be there, and sound.
    public Document get(String path) {
        Response answer = fetch(path);
        assertThat(answer.statusCode()).as(path).isEqualTo(200);
        Document page = Jsoup.parse(answer.asString());
        SoundPage.check(page);
        return page;
    }

    public Response fetch(String path) {
        return request().get(path);
    }

    /// Sends a form as a page of ours does.
    public Response post(String path, Map<String, String> fields) {
        return request()
                .header("Sec-Fetch-Site", "same-origin")
                .body("csrf=" + encoded(token()) + encoded(fields))
                .post(path);
    }

    private static String encoded(Map<String, String> fields) {
        return fields.entrySet().stream()
                .map(field -> "&" + encoded(field.getKey()) + "=" + encoded(field.getValue()))
                .collect(Collectors.joining());
    }

    private static String encoded(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8);
    }

    /// A token as this browser's pages carry it.
    public String token() {
        return session == null ? FormTokensOfPages.ofVisit(secret) : FormTokensOfPages.of(session);
    }

    public RequestSpecification request() {
        return RestAssured.given()
                .redirects()
                .follow(false)
                .urlEncodingEnabled(false)
                .contentType("application/x-www-form-urlencoded; charset=UTF-8")
                .header("Accept", "text/html,*/*;q=0.8")
                .cookie(session == null ? "tollgate_visit" : "tollgate_session", secret)
                .headers(headers);
    }

    /// The path of a redirect, without the host.
    public static String location(Response answer) {
        assertThat(answer.statusCode()).isEqualTo(303);
        return answer.header("Location").replaceFirst("^https?://[^/]*", "");
    }

    /// With its session run out.
    public Browser expired() {
        return shift("last_seen_at");
    }

    /// With a proof of identity that is no longer recent.
    public Browser provedLongAgo() {
        return shift("proved_at");
    }

    /// A path of the console as browsers write it.
    public String absolute(String path) {
        return "http://localhost:" + RestAssured.port + path;
    }

    private Browser shift(String column) {
        QuarkusTransaction.requiringNew()
                .run(() -> {
                    var _ =
                            bean(EntityManager.class)
                                    .createNativeQuery(
                                            "UPDATE console_session SET "
                                                    + column
                                                    + " = created_at - interval '2 days' WHERE id = ?1")
                                    .setParameter(1, session().value())
                                    .executeUpdate();
                });
        return this;
    }
}
