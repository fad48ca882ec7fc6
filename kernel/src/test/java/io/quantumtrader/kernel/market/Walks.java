package io.quantumtrader.kernel.market;

import java.util.SplittableRandom;

/** Seeded price paths for tests. */
final class Walks {

    private Walks() {}

    /** A path of one of several kinds: smooth, coarse ticks with many equal closes, jumps, straight lines, constants. */
    static double[] any(SplittableRandom random, int length) {
        double start = StrictMath.exp(random.nextDouble(-9, 11));
        double sigma = StrictMath.exp(random.nextDouble(-9, -3));
        return switch (random.nextInt(6)) {
            case 0 -> rounded(walk(random, length, start, sigma, 0), start * sigma * random.nextDouble(0.1, 8));
            case 1 -> jumpy(walk(random, length, start, sigma, 0), random);
            case 2 -> walk(random, length, start, sigma, random.nextDouble(-0.5, 0.5) * sigma);
            case 3 -> walk(random, length, start, random.nextBoolean() ? 0 : 1e-15, random.nextInt(-1, 2) * 1e-3);
            default -> walk(random, length, start, sigma, 0);
        };
    }

    static double[] walk(SplittableRandom random, int length, double start, double sigma, double drift) {
        double[] prices = new double[length];
        double log = StrictMath.log(start);
        for (int i = 0; i < length; i++) {
            log += drift + sigma * random.nextGaussian();
            prices[i] = StrictMath.exp(log);
        }
        return prices;
    }

    private static double[] rounded(double[] prices, double tick) {
        for (int i = 0; i < prices.length; i++) prices[i] = Math.max(1, Math.rint(prices[i] / tick)) * tick;
        return prices;
    }

    private static double[] jumpy(double[] prices, SplittableRandom random) {
        double factor = 1;
        for (int i = 0; i < prices.length; i++) {
            if (random.nextInt(50) == 0) factor *= StrictMath.exp(random.nextDouble(-0.5, 0.5));
            prices[i] *= factor;
        }
        return prices;
    }
}
