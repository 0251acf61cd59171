package io.tollgate.admin.members;

import java.time.Instant;

/// One of a tenant's members or one of the operators, as the API shows it.
///
/// @param id the person's
record MemberView(String id, String email, String name, String role, Instant since) {
    static MemberView of(CircleMember member) {
        return new MemberView(
                member.person().id().toString(),
                member.person().email(),
                member.person().name(),
                member.role(),
                member.since());
    }
}
