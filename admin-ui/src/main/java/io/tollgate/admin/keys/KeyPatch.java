package io.tollgate.admin.keys;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.databind.node.ObjectNode;

/// What shall change in a key: the fields of a [KeyBody] that are given, with null for those to
/// take away.
record KeyPatch(ObjectNode fields) {
    @JsonCreator(mode = JsonCreator.Mode.DELEGATING)
    KeyPatch {}
}
