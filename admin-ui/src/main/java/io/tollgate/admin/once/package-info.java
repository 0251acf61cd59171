/// What is done once however often it is asked for. Entry points:
/// [io.tollgate.admin.once.FirstAnswers] for the API and [io.tollgate.admin.once.Once] for forms.
@org.jspecify.annotations.NullMarked
@com.google.errorprone.annotations.CheckReturnValue
package io.tollgate.admin.once;
