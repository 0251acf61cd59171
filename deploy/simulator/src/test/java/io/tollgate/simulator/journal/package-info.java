@NullMarked
package io.tollgate.simulator.journal;

import org.jspecify.annotations.NullMarked;
