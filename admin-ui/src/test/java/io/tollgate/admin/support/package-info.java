/// The console as a caller sees it. Entry point: [io.tollgate.admin.support.Console].
@org.jspecify.annotations.NullMarked
package io.tollgate.admin.support;
