package io.tollgate.catalog.people;

import io.tollgate.catalog.id.PersonId;
import io.tollgate.catalog.id.SessionId;
import java.time.Instant;

/// A person's stay in one browser.
///
/// @param provedAt when the person last proved who they are
/// @param address network address at the sign-in
/// @param browser what the browser called itself at the sign-in, for the person to recognise
public record Session(
        SessionId id,
        PersonId person,
        Instant createdAt,
        Instant lastSeenAt,
        Instant provedAt,
        String address,
        String browser) {}
