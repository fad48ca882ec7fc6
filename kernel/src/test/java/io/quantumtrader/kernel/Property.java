package io.quantumtrader.kernel;

import java.util.SplittableRandom;
import java.util.function.Consumer;

/**
 * A seeded random property: runs a body many times with a generator of its own each time, prints cases and violations,
 * and on failure names the seed that repeats it ({@code -Dproperty.seed=…} with {@code -Dproperty.cases=1}).
 */
public final class Property {

    private Property() {}

    /**
     * Runs the body {@code cases} times; the first failing case is rethrown with its seed.
     *
     * @return how many cases were run: {@code -Dproperty.cases} where it is given
     */
    public static int check(String name, int cases, Consumer<SplittableRandom> body) {
        long base = Long.getLong("property.seed", 20_261_120L);
        int count = Integer.getInteger("property.cases", cases);
        for (int i = 0; i < count; i++) {
            long seed = base + i;
            try {
                body.accept(new SplittableRandom(seed));
            } catch (AssertionError | RuntimeException failure) {
                System.out.printf("property %s: %d cases, 1 violation, seed %d%n", name, i + 1, seed);
                throw new AssertionError(
                        "property '" + name + "' fails; repeat with -Dproperty.seed=" + seed + " -Dproperty.cases=1",
                        failure);
            }
        }
        System.out.printf("property %s: %d cases, 0 violations%n", name, count);
        return count;
    }
}
