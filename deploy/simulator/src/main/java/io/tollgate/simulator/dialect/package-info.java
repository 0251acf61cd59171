/// The wire formats. Entry point: [io.tollgate.simulator.dialect.Dialect]; a new format is one more
/// implementation, listed in [io.tollgate.simulator.dialect.Dialects].
@NullMarked
@CheckReturnValue
package io.tollgate.simulator.dialect;

import com.google.errorprone.annotations.CheckReturnValue;
import org.jspecify.annotations.NullMarked;
