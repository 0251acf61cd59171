/// Tests of [io.tollgate.gateway.http.BodyScanner] and [io.tollgate.gateway.http.Splice].
@org.jspecify.annotations.NullMarked
package io.tollgate.gateway.http;
