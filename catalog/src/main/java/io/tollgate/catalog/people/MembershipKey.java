package io.tollgate.catalog.people;

import java.io.Serializable;
import java.util.UUID;

record MembershipKey(UUID tenantId, UUID personId) implements Serializable {}
