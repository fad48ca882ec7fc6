package io.quantumtrader.bench;

import io.quantumtrader.kernel.market.Regime;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.LongStream;
import java.util.stream.Stream;

/**
 * Prints what regime reading and kill score make of processes whose truth is known, against the bounds of formulas, P0 live, acceptance.
 * Arguments: number of paths (1000) and seed; the exit code is 1 if a bound is missed.
 */
public final class KnownProcesses {

    private static final long SEED = 7_300_000_000L;

    private KnownProcesses() {}

    public static void main(String[] arguments) {
        int paths = arguments.length > 0 ? Integer.parseInt(arguments[0]) : 1000;
        long seed = arguments.length > 1 ? Long.parseLong(arguments[1]) : SEED;
        System.out.printf("%d paths each, entry at bar %d, seed %d%n", paths, ProcessPath.ENTRY_BAR, seed);
        System.out.println("process                          trend   mr chop | full close % in 64  128  256 | bounds");
        boolean missed = false;
        for (var process : KnownProcess.all()) {
            var row = Row.of(process, paths, seed);
            System.out.println(row);
            missed |= !row.missed(0).isEmpty();
        }
        System.exit(missed ? 1 : 0);
    }

    /** What many paths of one process showed. */
    record Row(KnownProcess process, List<ProcessPath.Outcome> outcomes) {

        static Row of(KnownProcess process, int paths, long seed) {
            long base = seed + 31L * process.name().hashCode();
            return new Row(
                    process,
                    LongStream.range(base, base + paths)
                            .mapToObj(path -> ProcessPath.run(process, path))
                            .toList());
        }

        /** Share of paths on which the regime dominates at entry. */
        double share(Regime regime) {
            return share(outcome -> outcome.dominant() == regime);
        }

        double closedWithin(int bars) {
            return share(outcome -> outcome.closedAfter() <= bars);
        }

        private double share(Predicate<ProcessPath.Outcome> condition) {
            return (double) outcomes.stream().filter(condition).count() / outcomes.size();
        }

        /** Every bound that does not hold, with what was seen; {@code slack} loosens them all, as a share. */
        List<String> missed(double slack) {
            var missed = new ArrayList<String>();
            process.truth().ifPresent(truth -> {
                if (share(truth) < process.leastRight() - slack) missed.add(truth + " " + share(truth));
            });
            for (var bound : process.closes()) {
                double seen = closedWithin(bound.bars());
                if (!bound.holds(seen, slack)) missed.add(bound + ", was " + seen);
            }
            return missed;
        }

        @Override
        public String toString() {
            return String.format(
                    Locale.ROOT,
                    "%-32s %5.1f %4.1f %4.1f |              %5.1f %5.1f %5.1f | %s%s",
                    process.name(),
                    100 * share(Regime.TREND),
                    100 * share(Regime.MEAN_REVERSION),
                    100 * share(Regime.CHOP),
                    100 * closedWithin(64),
                    100 * closedWithin(128),
                    100 * closedWithin(256),
                    bounds(),
                    missed(0).isEmpty() ? "" : "  MISSED");
        }

        private String bounds() {
            var right = process.truth()
                    .filter(truth -> process.leastRight() > 0)
                    .map(truth -> truth + " >= " + Math.round(100 * process.leastRight()) + " %");
            var closes = process.closes().stream().map(Object::toString);
            var all = Stream.concat(right.stream(), closes).collect(Collectors.joining(", "));
            return all.isEmpty() ? "printed only" : all;
        }
    }
}
