package io.tollgate.catalog.health;

import java.io.Serializable;
import java.util.UUID;

record CooldownKey(UUID credentialId, String upstreamModel) implements Serializable {}
