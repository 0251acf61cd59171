/// Makes calls over HTTP and takes their times. Entry point: [io.tollgate.bench.load.Load].
@org.jspecify.annotations.NullMarked
@com.google.errorprone.annotations.CheckReturnValue
package io.tollgate.bench.load;
