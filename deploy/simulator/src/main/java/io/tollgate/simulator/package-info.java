/// The provider simulator: a program ([io.tollgate.simulator.Main]) and a library for tests
/// ([io.tollgate.simulator.Simulator]) that answers like the providers, obeys rules and keeps a log
/// of every call as an independent witness.
@NullMarked
@CheckReturnValue
package io.tollgate.simulator;

import com.google.errorprone.annotations.CheckReturnValue;
import org.jspecify.annotations.NullMarked;
