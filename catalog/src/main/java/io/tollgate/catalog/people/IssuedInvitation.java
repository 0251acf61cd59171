package io.tollgate.catalog.people;

/// An invitation with the secret of its link, the one time that it is told. The text form hides it.
public record IssuedInvitation(Invitation invitation, String secret) {
    @Override
    public String toString() {
        return "IssuedInvitation[" + invitation.id() + "]";
    }
}
