/// The simulator as its callers meet it: over HTTP, with the JDK's client.
@NullMarked
package io.tollgate.simulator;

import org.jspecify.annotations.NullMarked;
