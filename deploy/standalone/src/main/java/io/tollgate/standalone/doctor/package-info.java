/// `./tollgate doctor`: what `up` needs and how what runs is doing, each with what to do about it.
/// Changes nothing. Entry point: [io.tollgate.standalone.doctor.Doctor].
@org.jspecify.annotations.NullMarked
@com.google.errorprone.annotations.CheckReturnValue
package io.tollgate.standalone.doctor;
