/// The durable log of calls that tests compare the ledger with. Entry point:
/// [io.tollgate.simulator.journal.CallLog].
@NullMarked
@CheckReturnValue
package io.tollgate.simulator.journal;

import com.google.errorprone.annotations.CheckReturnValue;
import org.jspecify.annotations.NullMarked;
