package io.tollgate.admin.upstreams;

/// What can be wrong in the forms of a credential.
enum CredentialFault {
    NAME,
    SECRET,
    WEIGHT,
    NAME_TAKEN,
    OTHER
}
