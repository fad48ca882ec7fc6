package io.quantumtrader.proof;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.SplittableRandom;

/** A folder of recorded bars that a seeded walk made: still at first, then trends up and down, so that entries happen. */
final class WalkedRecord {

    static final List<String> SYMBOLS = List.of("ETHUSDT", "SOLUSDT");

    private static final int STILL_BARS = 300;
    private static final int LEG_BARS = 140;
    private static final long MINUTE_MS = 60_000;
    private static final long BEGIN_MS = 1_746_316_800_000L;
    private static final double SIGMA = 0.0009;
    private static final double DRIFT = 0.0006;

    private WalkedRecord() {}

    /** Writes that many 1-minute bars of each symbol. */
    static void write(Path folder, int bars, long seed) throws IOException {
        for (int i = 0; i < SYMBOLS.size(); i++) {
            Files.writeString(
                    folder.resolve(SYMBOLS.get(i) + "-1m-20250504-20250504.csv"),
                    rows(bars, new SplittableRandom(seed + i), i % 2 == 0 ? 1 : -1));
        }
    }

    private static String rows(int bars, SplittableRandom random, int firstLeg) {
        var text = new StringBuilder("open_time_ms,open,high,low,close,volume\n");
        double open = 100;
        for (int i = 0; i < bars; i++) {
            int leg = i < STILL_BARS ? 0 : (i - STILL_BARS) / LEG_BARS % 2 == 0 ? firstLeg : -firstLeg;
            double close = rounded(open * (1 + leg * DRIFT + SIGMA * random.nextGaussian()));
            double high = rounded(Math.max(open, close) * (1 + SIGMA * random.nextDouble()));
            double low = rounded(Math.min(open, close) * (1 - SIGMA * random.nextDouble()));
            text.append(String.format(
                    Locale.ROOT,
                    "%d,%.2f,%.2f,%.2f,%.2f,%.1f%n",
                    BEGIN_MS + i * MINUTE_MS,
                    open,
                    Math.max(high, Math.max(open, close)),
                    Math.min(low, Math.min(open, close)),
                    close,
                    100 + 50 * random.nextDouble()));
            open = close;
        }
        return text.toString();
    }

    private static double rounded(double price) {
        return Math.rint(price * 100) / 100;
    }
}
