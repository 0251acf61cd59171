/// JSON as bytes: read in one pass without a tree, changed by splicing. Entry points:
/// [io.tollgate.gateway.json.JsonLexer] and [io.tollgate.gateway.json.TextEdits].
@org.jspecify.annotations.NullMarked
@com.google.errorprone.annotations.CheckReturnValue
package io.tollgate.gateway.json;
