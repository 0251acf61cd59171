/// Signing in with an account of ours: sign-up, sign-in, reset, set-up, and the proof before
/// secrets and money. Entry points: [io.tollgate.admin.signin.Entrance], by which whoever has
/// proved who they are comes in, and [io.tollgate.admin.signin.SignInWay].
///
/// ## Another way to sign in
///
/// A bean that implements [io.tollgate.admin.signin.SignInWay.Provider] and says that it is
/// configured takes over: `/sign-in`, `/sign-up`, `/prove` and `/set-up` lead to its paths, and
/// pages about passwords are not there. When its person is known it calls
/// [io.tollgate.admin.signin.Entrance#open] for a session, [io.tollgate.admin.signin.SetUp#claim]
/// with the set-up link that it was given, and [io.tollgate.catalog.people.Sessions#prove] after a
/// proof. Who accepts an invitation with an account of ours chooses a password by
/// [io.tollgate.admin.signin.NewPassword] and comes in by the same entrance.
@org.jspecify.annotations.NullMarked
@com.google.errorprone.annotations.CheckReturnValue
package io.tollgate.admin.signin;
