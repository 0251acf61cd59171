package io.tollgate.catalog.people;

/// A new session with the secret for the browser's cookie, the one time that it is told. The text
/// form hides it.
public record IssuedSession(Session session, String secret) {
    @Override
    public String toString() {
        return "IssuedSession[" + session.id() + "]";
    }
}
