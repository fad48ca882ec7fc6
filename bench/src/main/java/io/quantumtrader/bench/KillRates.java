package io.quantumtrader.bench;

import io.quantumtrader.kernel.exit.BarTally;
import io.quantumtrader.kernel.exit.LiveKillInput;
import io.quantumtrader.kernel.exit.LiveKillScore;
import io.quantumtrader.kernel.market.MarketReading;
import io.quantumtrader.kernel.market.MarketWindow;
import io.quantumtrader.kernel.market.Regime;
import io.quantumtrader.kernel.market.TrendMethod;
import io.quantumtrader.kernel.position.Side;
import java.io.IOException;
import java.nio.file.Path;
import java.util.EnumMap;
import java.util.Locale;
import java.util.Map;

/**
 * What the live kill score does on recorded bars, symbol by symbol: regimes, changes of regime a day, and how many
 * positions it closes. A position is entered in the direction of the drift as soon as the last one is closed or a day old.
 * Arguments: a folder and a part of the file names to take ({@code -1m-}).
 */
public final class KillRates {

    private static final long DAY_MS = 86_400_000;
    private static final int SOON_BARS = 64;

    private final RecordedCloses series;
    private final MarketWindow window = new MarketWindow(MarketThetas.defaults(TrendMethod.THEIL_SEN));
    private final Map<Regime, Long> regimes = new EnumMap<>(Regime.class);
    private long readings;
    private long changes;
    private long entries;
    private long closedSoon;
    private long closedInADay;
    private long timedOut;
    private long heldMs;

    private KillRates(RecordedCloses series) {
        this.series = series;
    }

    /** A position that the score watches. */
    private record Held(MarketReading entry, Side side, boolean armed, double sigmaReference, int bar, long atMs) {}

    public static void main(String[] arguments) throws IOException {
        if (arguments.length < 2) {
            System.err.println("usage: KillRates DIR PART, such as KillRates bars -1m-");
            System.exit(2);
        }
        System.out.println(
                "series, days, trend %, mr %, chop %, regime changes a day, entries,"
                        + " closed by the score in 64 bars %, in a day %, by time exit in a day %, closes by the score a day held");
        for (var file : RecordedCloses.files(Path.of(arguments[0]), arguments[1])) {
            new KillRates(RecordedCloses.read(file)).play();
        }
    }

    private void play() {
        Held held = null;
        var tally = BarTally.EMPTY;
        Regime last = null;
        for (int i = 0; i < series.close().length; i++) {
            long at = series.openTimeMs()[i];
            window.push(at, series.close()[i]).orThrow();
            var reading = window.reading().orElse(null);
            if (reading == null) continue;
            var regime = reading.published().dominant();
            regimes.merge(regime, 1L, Long::sum);
            readings++;
            if (last != null && regime != last) changes++;
            last = regime;
            if (held == null) {
                held = entered(reading, i, at);
                tally = BarTally.EMPTY;
                continue;
            }
            var kill = LiveKillScore.evaluate(input(held, reading, i, at), ProcessPath.KILL);
            tally = tally.observe(at, ProcessPath.SCORE.reached(kill));
            boolean closes =
                    ProcessPath.RULES.call(kill, tally, ProcessPath.SCORE).closes();
            if (!closes && at - held.atMs() < DAY_MS) continue;
            boolean byTime = closes && ProcessPath.SCORE.timeExit(kill);
            if (byTime) timedOut++;
            else if (closes) closedInADay++;
            if (closes && !byTime && i - held.bar() <= SOON_BARS) closedSoon++;
            heldMs += at - held.atMs();
            held = null;
        }
        print();
    }

    private Held entered(MarketReading reading, int bar, long at) {
        entries++;
        var side = reading.mu() < 0 ? Side.SHORT : Side.LONG;
        boolean armed = LiveKillScore.arms(
                reading.published().dominant(), reading.exit(side).trend(), ProcessPath.KILL);
        return new Held(reading, side, armed, Math.max(reading.sigma(), ProcessPath.SIGMA_FLOOR), bar, at);
    }

    private LiveKillInput input(Held held, MarketReading now, int bar, long at) {
        var side = held.side();
        return new LiveKillInput(
                held.armed(),
                now.exit(side).trend(),
                now.sigma(),
                held.sigmaReference(),
                now.signedTs(side),
                held.entry().signedTs(side),
                side.sign() * window.logReturn(Math.min(bar - held.bar(), ProcessPath.KILL.spikeBars())),
                (at - held.atMs()) / 1000.0);
    }

    private void print() {
        long[] times = series.openTimeMs();
        double days = (double) (times[times.length - 1] - times[0]) / DAY_MS;
        System.out.printf(
                Locale.ROOT,
                "%s, %.1f, %.1f, %.1f, %.1f, %.1f, %d, %.1f, %.1f, %.1f, %.2f%n",
                series.name(),
                days,
                percent(regimes.getOrDefault(Regime.TREND, 0L), readings),
                percent(regimes.getOrDefault(Regime.MEAN_REVERSION, 0L), readings),
                percent(regimes.getOrDefault(Regime.CHOP, 0L), readings),
                changes / days,
                entries,
                percent(closedSoon, entries),
                percent(closedInADay, entries),
                percent(timedOut, entries),
                closedInADay / ((double) heldMs / DAY_MS));
    }

    private static double percent(long part, long whole) {
        return whole == 0 ? 0 : 100.0 * part / whole;
    }
}
