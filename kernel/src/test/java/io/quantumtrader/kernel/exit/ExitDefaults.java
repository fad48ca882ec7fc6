package io.quantumtrader.kernel.exit;

/** The documented defaults of the exit kernel, for tests; a fund's live in {@code reference.conf}. */
public final class ExitDefaults {

    public static final KillTheta KILL = new KillTheta(0.3, 0.01, 2.0, 0.3, 0.5, 86_400, 1.0, 0.5, 0.5, 0.3, 0.6);

    public static final LinearKillTheta LINEAR_KILL = new LinearKillTheta(0.4, 0.3, 0.2, 0.1, 0.5, 86_400, 0.6);

    public static final HarvestTheta HARVEST =
            new HarvestTheta(0.02, 10, 2, 4, 6, 1.5, 0.002, new TrancheUtilities(0, 0, 0, 1), KILL);

    public static final StopTheta STOPS = new StopTheta(
            0.005,
            0.01,
            new RegimeCoefficients(1.5, 0.8, 1.0),
            new RegimeCoefficients(2.5, 1.2, 1.5),
            new RegimeCoefficients(1.2, 1.5, 1.3),
            0.5,
            0.3,
            true,
            1e-8);

    private ExitDefaults() {}
}
