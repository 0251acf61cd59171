package io.tollgate.testkit;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/// The people of a throw-away Keycloak. Each method asks its administration API and blocks.
public final class KeycloakUsers {
    static final String ADMIN = "admin";
    static final String ADMIN_PASSWORD = "of-a-throw-away-keycloak";

    private static final String USERS = "/admin/realms/" + KeycloakServer.REALM + "/users";
    private static final ObjectMapper JSON = new ObjectMapper();

    private final HttpClient http = HttpClient.newHttpClient();
    private final String url;

    KeycloakUsers(String url) {
        this.url = url;
    }

    /// Adds a person who signs in by e-mail address and password.
    ///
    /// @param emailVerified whether Keycloak vouches for the address
    public void add(String email, String password, boolean emailVerified) {
        String body =
                json(
                        Map.of(
                                "username",
                                email,
                                "email",
                                email,
                                "emailVerified",
                                emailVerified,
                                "enabled",
                                true,
                                "firstName",
                                "Test",
                                "lastName",
                                "Person",
                                "credentials",
                                List.of(
                                        Map.of(
                                                "type",
                                                "password",
                                                "value",
                                                password,
                                                "temporary",
                                                false))));
        HttpResponse<String> answer =
                send(
                        request(USERS)
                                .header("Authorization", "Bearer " + token())
                                .header("Content-Type", "application/json")
                                .POST(HttpRequest.BodyPublishers.ofString(body))
                                .build());
        if (answer.statusCode() != 201) {
            throw new IllegalStateException("Keycloak did not add a user: " + answer.body());
        }
    }

    /// Removes whoever has an address; another one may have it then.
    public void remove(String email) {
        HttpResponse<String> found =
                send(
                        request(USERS + "?exact=true&email=" + encode(email))
                                .header("Authorization", "Bearer " + token())
                                .build());
        try {
            String id = JSON.readTree(found.body()).path(0).path("id").asText();
            HttpResponse<String> answer =
                    send(
                            request(USERS + "/" + id)
                                    .header("Authorization", "Bearer " + token())
                                    .DELETE()
                                    .build());
            if (answer.statusCode() != 204) {
                throw new IllegalStateException("Keycloak removed nobody: " + answer.body());
            }
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }

    /// Whether Keycloak lets people in only when they have opened the link in its letter.
    public void requireVerifiedAddresses(boolean required) {
        HttpResponse<String> answer =
                send(
                        request("/admin/realms/" + KeycloakServer.REALM)
                                .header("Authorization", "Bearer " + token())
                                .header("Content-Type", "application/json")
                                .PUT(
                                        HttpRequest.BodyPublishers.ofString(
                                                json(Map.of("verifyEmail", required))))
                                .build());
        if (answer.statusCode() != 204) {
            throw new IllegalStateException("Keycloak changed nothing: " + answer.body());
        }
    }

    private String token() {
        Map<String, String> form =
                Map.of(
                        "grant_type",
                        "password",
                        "client_id",
                        "admin-cli",
                        "username",
                        ADMIN,
                        "password",
                        ADMIN_PASSWORD);
        HttpResponse<String> answer =
                send(
                        request("/realms/master/protocol/openid-connect/token")
                                .header("Content-Type", "application/x-www-form-urlencoded")
                                .POST(
                                        HttpRequest.BodyPublishers.ofString(
                                                form.entrySet().stream()
                                                        .map(field ->
                                                                field.getKey()
                                                                        + "="
                                                                        + encode(field.getValue()))
                                                        .collect(Collectors.joining("&"))))
                                .build());
        try {
            JsonNode token = JSON.readTree(answer.body()).path("access_token");
            if (!token.isTextual()) {
                throw new IllegalStateException("Keycloak refused its admin: " + answer.body());
            }
            return token.textValue();
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }

    private HttpRequest.Builder request(String path) {
        return HttpRequest.newBuilder(URI.create(url + path));
    }

    private HttpResponse<String> send(HttpRequest request) {
        try {
            return http.send(request, HttpResponse.BodyHandlers.ofString());
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

    private static String json(Map<String, Object> value) {
        try {
            return JSON.writeValueAsString(value);
        } catch (IOException impossible) {
            throw new UncheckedIOException(impossible);
        }
    }
}
