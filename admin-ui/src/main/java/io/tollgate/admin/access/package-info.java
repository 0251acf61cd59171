/// Who calls, and what they may reach. The API is opened by management keys, pages by sessions;
/// each resource method says with [io.tollgate.admin.access.AllowedTo] who may come in, and pages
/// with [io.tollgate.admin.access.Proven] what asks for the password again. Entry points:
/// [io.tollgate.admin.access.CurrentCaller] and [io.tollgate.admin.access.CurrentSession].
///
/// A page whose path has a parameter `tenant` is about that tenant: it exists for members and
/// operators alone. Every form carries a token of the session, or of the visit of who is signed
/// out, in the field `csrf`; the tag `form` sees to it. A form that comes after the session's end
/// is kept with it, except fields named like a secret (`password`, `secret`, `token`, `code`), and
/// is there again after the sign-in.
@org.jspecify.annotations.NullMarked
@com.google.errorprone.annotations.CheckReturnValue
package io.tollgate.admin.access;
