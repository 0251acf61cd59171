package io.tollgate.admin.members;

/// Who looks at an invitation.
enum Guest {
    /// Signed in under the address that is invited.
    THEMSELVES,
    /// Signed in under another address.
    SOMEBODY_ELSE,
    /// Signed out; people sign in and up at an identity provider.
    AT_PROVIDER,
    /// Signed out; the address has an account.
    KNOWN,
    /// Signed out; nobody has the address yet.
    NEW,
    /// The same where new accounts are not taken.
    TURNED_AWAY
}
