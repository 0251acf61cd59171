/// The life of one simulated call, on its event loop. Entry point:
/// [io.tollgate.simulator.call.Calls].
@NullMarked
@CheckReturnValue
package io.tollgate.simulator.call;

import com.google.errorprone.annotations.CheckReturnValue;
import org.jspecify.annotations.NullMarked;
