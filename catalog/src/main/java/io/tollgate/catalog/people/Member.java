package io.tollgate.catalog.people;

import java.time.Instant;

/// A person as a member of a tenant or as one of the operators, in role `R`.
public record Member<R>(Person person, R role, Instant since) {}
