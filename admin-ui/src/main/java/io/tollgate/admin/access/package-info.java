/// Who calls, and what that key may reach. Entry points: [io.tollgate.admin.access.CurrentCaller]
/// and [io.tollgate.admin.access.AllowedTo].
@org.jspecify.annotations.NullMarked
@com.google.errorprone.annotations.CheckReturnValue
package io.tollgate.admin.access;
