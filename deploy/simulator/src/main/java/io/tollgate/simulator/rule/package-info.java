/// How a test makes the simulator misbehave. Entry point: [io.tollgate.simulator.rule.Rules], which
/// picks the newest matching [io.tollgate.simulator.rule.Rule].
@NullMarked
@CheckReturnValue
package io.tollgate.simulator.rule;

import com.google.errorprone.annotations.CheckReturnValue;
import org.jspecify.annotations.NullMarked;
