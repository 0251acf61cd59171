/// Money's one door on the hot path: reserve, settle, release. Entry point:
/// [io.tollgate.billing.reservation.Reservations].
@org.jspecify.annotations.NullMarked
@com.google.errorprone.annotations.CheckReturnValue
package io.tollgate.billing.reservation;
