@NullMarked
package io.tollgate.simulator.dialect;

import org.jspecify.annotations.NullMarked;
