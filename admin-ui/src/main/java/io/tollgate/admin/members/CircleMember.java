package io.tollgate.admin.members;

import io.tollgate.catalog.people.Member;
import io.tollgate.catalog.people.Person;
import java.time.Instant;

/// One of a circle's people.
///
/// @param role as in the database and in forms
record CircleMember(Person person, String role, Instant since) {
    static CircleMember of(Member<?> member, String role) {
        return new CircleMember(member.person(), role, member.since());
    }
}
