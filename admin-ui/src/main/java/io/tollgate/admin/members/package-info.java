/// Who belongs to a tenant and to the operators: invite, change roles, remove, accept. Entry
/// points: [io.tollgate.admin.members.InvitePeople] and [io.tollgate.admin.members.ChangeRoles].
@org.jspecify.annotations.NullMarked
@com.google.errorprone.annotations.CheckReturnValue
package io.tollgate.admin.members;
