package io.tollgate.admin.kit;

import java.math.BigInteger;
import java.util.List;

/// A scale that begins and ends at round numbers and contains zero.
///
/// @param step between two ticks; 1, 2 or 5 times a power of ten
record Scale(long bottom, long top, long step) {
    /// About as many ticks as fit beside a chart of 180 pixels.
    private static final int MAX_STEPS = 4;

    static Scale over(List<Long> values) {
        long most = values.stream().mapToLong(Long::longValue).reduce(0, Math::max);
        long least = values.stream().mapToLong(Long::longValue).reduce(0, Math::min);
        long step = 1;
        for (int n = 0; steps(least, most, step) > MAX_STEPS; n++) {
            step = n % 3 == 1 ? step / 2 * 5 : step * 2;
        }
        long top = Math.max(Math.ceilDiv(most, step), least < 0 ? 0 : 1) * step;
        return new Scale(Math.floorDiv(least, step) * step, top, step);
    }

    private static long steps(long least, long most, long step) {
        return Math.ceilDiv(most, step) - Math.floorDiv(least, step);
    }

    /// From the top down.
    List<Long> ticks() {
        return java.util.stream.LongStream.iterate(top, tick -> tick >= bottom, tick -> tick - step)
                .boxed()
                .toList();
    }

    /// How far below the top a value lies when the scale is `height` high.
    int y(long value, int height) {
        BigInteger range = BigInteger.valueOf(top).subtract(BigInteger.valueOf(bottom));
        return BigInteger.valueOf(top)
                .subtract(BigInteger.valueOf(value))
                .multiply(BigInteger.valueOf(height))
                .divide(range)
                .intValueExact();
    }
}
