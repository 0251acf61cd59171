/// Tests of the dialects against golden files under `dialect/` in the test resources: what came,
/// what is passed on (`passed`) and what was read (`facts`).
@org.jspecify.annotations.NullMarked
package io.tollgate.gateway.upstream.dialect;
