@org.jspecify.annotations.NullMarked
package io.tollgate.gateway.upkeep;
