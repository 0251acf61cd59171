/// A person's own account: name, language, password, and where they are signed in. Entry point:
/// [io.tollgate.admin.account.AccountPage].
@org.jspecify.annotations.NullMarked
@com.google.errorprone.annotations.CheckReturnValue
package io.tollgate.admin.account;
