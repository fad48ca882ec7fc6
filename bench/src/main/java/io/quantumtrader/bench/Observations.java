package io.quantumtrader.bench;

import io.quantumtrader.kernel.exit.HarvestInput;
import io.quantumtrader.kernel.exit.HarvestKernel;
import io.quantumtrader.kernel.position.Side;
import java.util.SplittableRandom;
import java.util.stream.Stream;

/** Seeded observations of positions, chosen by what the harvest kernel makes of them. */
final class Observations {

    static final int COUNT = 1024;

    private Observations() {}

    /** As many observations as {@link #COUNT} that lead to the outcome. */
    static HarvestInput[] leadingTo(Outcome outcome) {
        var random = new SplittableRandom(20_261_120L);
        return Stream.generate(() -> any(random))
                .filter(in -> outcome.is(HarvestKernel.evaluate(in, ExitThetas.HARVEST)))
                .limit(COUNT)
                .toArray(HarvestInput[]::new);
    }

    private static HarvestInput any(SplittableRandom random) {
        double trend = random.nextDouble();
        double chop = (1 - trend) * random.nextDouble();
        return new HarvestInput(
                random.nextBoolean() ? Side.LONG : Side.SHORT,
                100,
                random.nextDouble(0, 50_000),
                random.nextDouble(-4, 16),
                random.nextBoolean() ? 99 : 101,
                random.nextDouble(0.005, 0.02),
                random.nextDouble(0, 0.5),
                trend,
                1 - trend - chop,
                chop,
                0.02);
    }
}
