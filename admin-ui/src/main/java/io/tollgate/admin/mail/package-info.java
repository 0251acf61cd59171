/// Letters to people: over SMTP where it is configured, else into a folder. Entry point:
/// [io.tollgate.admin.mail.Mail].
@org.jspecify.annotations.NullMarked
@com.google.errorprone.annotations.CheckReturnValue
package io.tollgate.admin.mail;
