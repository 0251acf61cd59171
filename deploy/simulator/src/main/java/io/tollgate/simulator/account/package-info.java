/// What providers hold of an account: its balance. Entry point:
/// [io.tollgate.simulator.account.Accounts].
@NullMarked
@CheckReturnValue
package io.tollgate.simulator.account;

import com.google.errorprone.annotations.CheckReturnValue;
import org.jspecify.annotations.NullMarked;
