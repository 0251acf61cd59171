/// Usage in sums and as files. Entry points: `/api/v1/usage` and `/api/v1/exports/usage`.
@org.jspecify.annotations.NullMarked
@com.google.errorprone.annotations.CheckReturnValue
package io.tollgate.admin.usage;
