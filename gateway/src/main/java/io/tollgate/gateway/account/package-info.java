/// What a caller may ask about itself: models, credits and receipts. Entry points: the
/// [io.tollgate.gateway.http.Endpoint] classes here.
@org.jspecify.annotations.NullMarked
@com.google.errorprone.annotations.CheckReturnValue
package io.tollgate.gateway.account;
