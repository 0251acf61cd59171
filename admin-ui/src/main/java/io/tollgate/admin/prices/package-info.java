/// Price tables, each a version. Entry point: `/api/v1/price-tables`.
@org.jspecify.annotations.NullMarked
@com.google.errorprone.annotations.CheckReturnValue
package io.tollgate.admin.prices;
