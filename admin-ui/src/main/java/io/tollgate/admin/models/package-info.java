/// Models with their routes. Entry point: `/api/v1/models`.
@org.jspecify.annotations.NullMarked
@com.google.errorprone.annotations.CheckReturnValue
package io.tollgate.admin.models;
