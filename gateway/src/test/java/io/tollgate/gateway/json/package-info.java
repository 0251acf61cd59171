/// Tests of [io.tollgate.gateway.json.JsonLexer] against Jackson, with random texts.
@org.jspecify.annotations.NullMarked
package io.tollgate.gateway.json;
