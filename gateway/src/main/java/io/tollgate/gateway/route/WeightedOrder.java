package io.tollgate.gateway.route;

import java.util.ArrayList;
import java.util.List;
import java.util.function.ToIntFunction;
import java.util.random.RandomGenerator;

/// Orders things at random so that each is first in proportion to its weight, and so on among the
/// rest. Those of weight 0 come last.
final class WeightedOrder {
    private final RandomGenerator random;

    WeightedOrder(RandomGenerator random) {
        this.random = random;
    }

    <T> List<T> of(List<T> things, ToIntFunction<T> weight) {
        if (things.size() < 2) {
            return things;
        }
        List<T> left = new ArrayList<>(things);
        List<T> ordered = new ArrayList<>(things.size());
        while (!left.isEmpty()) {
            ordered.add(left.remove(next(left, weight)));
        }
        return ordered;
    }

    private <T> int next(List<T> left, ToIntFunction<T> weight) {
        long total = left.stream().mapToLong(weight::applyAsInt).sum();
        if (total == 0) {
            return random.nextInt(left.size());
        }
        long point = random.nextLong(total);
        int index = 0;
        for (T thing : left) {
            point -= weight.applyAsInt(thing);
            if (point < 0) {
                return index;
            }
            index++;
        }
        throw new IllegalStateException("weights changed while they were summed");
    }
}
