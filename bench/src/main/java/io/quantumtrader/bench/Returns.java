package io.quantumtrader.bench;

import java.util.SplittableRandom;

/** A process of log returns whose truth is known; it may carry state from one bar to the next. */
interface Returns {

    double next(SplittableRandom random);

    /** Independent normal returns. */
    static Returns normal(double drift, double sigma) {
        return random -> drift + sigma * random.nextGaussian();
    }

    /** Student's t with 4 degrees of freedom, scaled to the given standard deviation: fat tails. */
    static Returns fatTailed(double sigma) {
        return random -> {
            double squares = 0;
            for (int i = 0; i < 4; i++) squares += square(random.nextGaussian());
            return sigma * random.nextGaussian() / StrictMath.sqrt(squares / 4) / StrictMath.sqrt(2);
        };
    }

    /** GARCH(1,1) with normal shocks and the given long-run standard deviation: volatility in clusters. */
    static Returns clustered(double sigma, double alpha, double beta) {
        double[] variance = {sigma * sigma};
        return random -> {
            double value = StrictMath.sqrt(variance[0]) * random.nextGaussian();
            variance[0] = sigma * sigma * (1 - alpha - beta) + alpha * value * value + beta * variance[0];
            return value;
        };
    }

    /** AR(1) with the given standard deviation: momentum above 0, mean reversion below. */
    static Returns autoregressive(double phi, double sigma) {
        double[] last = {0};
        double shock = sigma * StrictMath.sqrt(1 - phi * phi);
        return random -> last[0] = phi * last[0] + shock * random.nextGaussian();
    }

    private static double square(double value) {
        return value * value;
    }
}
