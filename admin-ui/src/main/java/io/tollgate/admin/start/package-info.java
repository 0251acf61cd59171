/// The console process: checks at start, the first management key, the title of the OpenAPI
/// document. Entry point: [io.tollgate.admin.start.StartUp].
@org.jspecify.annotations.NullMarked
@com.google.errorprone.annotations.CheckReturnValue
package io.tollgate.admin.start;
