package io.tollgate.catalog.people;

/// What became of a change of somebody's role, or of its removal.
public sealed interface RoleChange {
    /// Done.
    ///
    /// @param before the wire name of the role that the person had
    record Changed(String before) implements RoleChange {}

    /// The person has no role here.
    record NotThere() implements RoleChange {}

    /// The tenant would be without an owner, or the hub without an admin: nothing has changed.
    record TheLast() implements RoleChange {}
}
