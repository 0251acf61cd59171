/// Stops a gateway at a named point of a call, puts its clock wrong, and leads its connections
/// through a network that can be cut. Only the chaos command attaches this to a process; the
/// product knows nothing of it. Entry point: [io.tollgate.chaos.agent.Agent].
@org.jspecify.annotations.NullMarked
@com.google.errorprone.annotations.CheckReturnValue
package io.tollgate.chaos.agent;
