package io.quantumtrader.bench;

import io.quantumtrader.kernel.market.MarketWindow;
import io.quantumtrader.kernel.market.TrendMethod;
import io.quantumtrader.kernel.portfolio.Exposure;
import io.quantumtrader.kernel.portfolio.Heat;
import io.quantumtrader.kernel.portfolio.HeatBand;
import io.quantumtrader.kernel.portfolio.HeatLimits;
import io.quantumtrader.kernel.portfolio.HeatReading;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * How often a book that is held at 150 % of equity is cold, warm and hot on recorded bars (rules, C4): each symbol alone, and
 * all of them in equal parts. Arguments: a folder and a part of the file names to take ({@code -1h-}). Ends with 1 if one of
 * the bands never occurs.
 */
public final class HeatShare {

    /** Notional of the book as a multiple of equity: the bound on total exposure at open. */
    static final double EXPOSURE = 1.5;

    private static final HeatLimits LIMITS =
            new HeatLimits(0.25, 0.65, 0.8, Duration.ofDays(30), Duration.ofSeconds(5));

    private HeatShare() {}

    public static void main(String[] arguments) throws IOException {
        if (arguments.length < 2) {
            System.err.println("usage: HeatShare DIR PART, such as HeatShare bars -1h-");
            System.exit(2);
        }
        var all = new ArrayList<RecordedCloses>();
        for (var file : RecordedCloses.files(Path.of(arguments[0]), arguments[1])) all.add(RecordedCloses.read(file));
        if (all.isEmpty()) {
            System.err.println("no file of " + arguments[0] + " has " + arguments[1] + " in its name");
            System.exit(2);
        }
        boolean each = print(all);
        System.out.println(each ? "each band occurs" : "a band never occurs");
        System.exit(each ? 0 : 1);
    }

    /** Prints the shares of each book; whether every band occurred in one of them. */
    static boolean print(List<RecordedCloses> series) {
        var seen = new EnumMap<HeatBand, Long>(HeatBand.class);
        var books = new TreeMap<String, List<RecordedCloses>>();
        for (var one : series) books.put(one.name(), List.of(one));
        if (series.size() > 1) books.put("~ all " + series.size() + " in equal parts", series);
        System.out.println("book, readings, cold, warm, hot");
        books.forEach((name, book) -> {
            var counts = counts(book);
            counts.forEach((band, count) -> seen.merge(band, count, Long::sum));
            long total = counts.values().stream().mapToLong(Long::longValue).sum();
            System.out.printf(
                    Locale.ROOT,
                    "%s, %d, %.3f, %.3f, %.3f%n",
                    name,
                    total,
                    share(counts, HeatBand.COLD, total),
                    share(counts, HeatBand.WARM, total),
                    share(counts, HeatBand.HOT, total));
        });
        return seen.size() == HeatBand.values().length;
    }

    private static double share(Map<HeatBand, Long> counts, HeatBand band, long total) {
        return total == 0 ? 0 : (double) counts.getOrDefault(band, 0L) / total;
    }

    /** Readings in each band of a book in equal parts, at every time at which all of its symbols have a bar. */
    static Map<HeatBand, Long> counts(List<RecordedCloses> book) {
        var sigmas = new TreeMap<Long, double[]>();
        for (int i = 0; i < book.size(); i++) sigmas(book.get(i), i, book.size(), sigmas);
        var bar = Duration.ofMillis(barMs(book.getFirst()));
        var counts = new EnumMap<HeatBand, Long>(HeatBand.class);
        var reading = HeatReading.NONE;
        for (var at : sigmas.entrySet()) {
            double heat = Heat.of(exposures(at.getValue()), 1, bar, LIMITS.horizon());
            if (Double.isNaN(heat)) continue;
            reading = reading.next(heat, at.getKey(), LIMITS);
            reading.band().ifPresent(band -> counts.merge(band, 1L, Long::sum));
        }
        return counts;
    }

    private static List<Exposure> exposures(double[] sigmas) {
        var exposures = new ArrayList<Exposure>();
        for (int i = 0; i < sigmas.length; i++) {
            exposures.add(new Exposure("s" + i, EXPOSURE / sigmas.length, sigmas[i], 0));
        }
        return exposures;
    }

    private static void sigmas(RecordedCloses series, int place, int places, SortedMap<Long, double[]> into) {
        var window = new MarketWindow(MarketThetas.defaults(TrendMethod.OLS));
        for (int i = 0; i < series.close().length; i++) {
            long at = series.openTimeMs()[i];
            window.push(at, series.close()[i]).orThrow();
            window.reading()
                    .ifPresent(
                            reading -> into.computeIfAbsent(at, time -> new double[places])[place] = reading.sigma());
        }
    }

    private static long barMs(RecordedCloses series) {
        return series.openTimeMs()[1] - series.openTimeMs()[0];
    }
}
