@NullMarked
package io.tollgate.simulator.rule;

import org.jspecify.annotations.NullMarked;
