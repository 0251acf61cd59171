package io.tollgate.gateway.auth;

import io.tollgate.catalog.key.KeyHolder;
import io.tollgate.catalog.secret.Digest;
import java.util.Collection;
import java.util.Map;

/// Where keys come from when they are not cached. Blocks; throws when it cannot answer.
@FunctionalInterface
interface KeySource {
    /// Those of the digests that are keys.
    Map<Digest, KeyHolder> find(Collection<Digest> digests);
}
