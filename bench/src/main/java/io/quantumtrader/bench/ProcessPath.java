package io.quantumtrader.bench;

import io.quantumtrader.kernel.exit.BarTally;
import io.quantumtrader.kernel.exit.KillRule;
import io.quantumtrader.kernel.exit.KillTheta;
import io.quantumtrader.kernel.exit.LiveKillInput;
import io.quantumtrader.kernel.exit.LiveKillScore;
import io.quantumtrader.kernel.exit.LiveKillTheta;
import io.quantumtrader.kernel.market.MarketReading;
import io.quantumtrader.kernel.market.MarketWindow;
import io.quantumtrader.kernel.market.Regime;
import io.quantumtrader.kernel.market.TrendMethod;
import io.quantumtrader.kernel.position.Side;
import java.util.SplittableRandom;

/**
 * One path of a process: an entry at bar 300 in the direction of the drift that is read there, then the live kill score on
 * every bar, at an age of one hour throughout, until it calls for a full close.
 */
final class ProcessPath {

    static final int ENTRY_BAR = 300;
    static final int LONGEST = 256;
    private static final double AGE_SECONDS = 3600;
    static final double SIGMA_FLOOR = 1e-4;
    private static final long MINUTE_MS = 60_000;

    static final KillTheta SCORE = new KillTheta(0.3, 0.01, 2.0, 0.3, 0.5, 86_400, 1.0, 0.5, 0.5, 0.3, 0.6);
    static final LiveKillTheta KILL = new LiveKillTheta(SCORE, 0.3, 16, 1.0);
    static final KillRule RULES = new KillRule(2, 3, 0.8);

    private final SplittableRandom random;
    private final MarketWindow window = new MarketWindow(MarketThetas.defaults(TrendMethod.THEIL_SEN));
    private double log = StrictMath.log(100);
    private int bars;

    private ProcessPath(long seed) {
        random = new SplittableRandom(seed);
    }

    /**
     * What one path showed.
     *
     * @param dominant the published dominant regime at entry
     * @param closedAfter bars from entry to the full close, {@link Integer#MAX_VALUE} if there was none
     */
    record Outcome(Regime dominant, int closedAfter) {}

    static Outcome run(KnownProcess process, long seed) {
        return new ProcessPath(seed).play(process);
    }

    private Outcome play(KnownProcess process) {
        var returns = process.before().get();
        for (int i = 0; i < ENTRY_BAR; i++) add(returns);
        var entry = reading();
        var side = entry.mu() < 0 ? Side.SHORT : Side.LONG;
        var after = process.after().map(change -> change.apply(side)).orElse(returns);
        return new Outcome(entry.published().dominant(), barsToClose(entry, side, after));
    }

    private int barsToClose(MarketReading entry, Side side, Returns returns) {
        boolean armed = LiveKillScore.arms(
                entry.published().dominant(), entry.exit(side).trend(), KILL);
        double sigmaReference = Math.max(entry.sigma(), SIGMA_FLOOR);
        var tally = BarTally.EMPTY;
        for (int bar = 1; bar <= LONGEST; bar++) {
            add(returns);
            var now = reading();
            var input = new LiveKillInput(
                    armed,
                    now.exit(side).trend(),
                    now.sigma(),
                    sigmaReference,
                    now.signedTs(side),
                    entry.signedTs(side),
                    side.sign() * window.logReturn(Math.min(bar, KILL.spikeBars())),
                    AGE_SECONDS);
            var kill = LiveKillScore.evaluate(input, KILL);
            tally = tally.observe(bar, SCORE.reached(kill));
            if (RULES.call(kill, tally, SCORE).closes()) return bar;
        }
        return Integer.MAX_VALUE;
    }

    private void add(Returns returns) {
        log += returns.next(random);
        window.push(++bars * MINUTE_MS, StrictMath.exp(log)).orThrow();
    }

    private MarketReading reading() {
        return window.reading().orElseThrow();
    }
}
