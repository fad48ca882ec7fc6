package io.quantumtrader.app.command;

import io.quantumtrader.app.audit.Books;
import io.quantumtrader.app.launch.ReplayResult;
import io.quantumtrader.persistence.replay.Difference;
import io.quantumtrader.persistence.replay.Tally;
import java.io.PrintWriter;
import java.util.List;
import java.util.TreeMap;

/** What a replay found, in words. */
final class ReplayReport {

    private static final int MOST_LISTED = 20;

    private final PrintWriter out;

    ReplayReport(PrintWriter out) {
        this.out = out;
    }

    void print(ReplayResult result, boolean verified) {
        if (!verified) result.byName().forEach((name, count) -> out.printf("%,12d  %s%n", count, name));
        out.printf("%,d events read, ", result.events());
        if (verified)
            out.printf("%,d decisions compared, %,d differences", result.decisionsCompared(), result.differenceCount());
        else out.print("nothing compared (that is --verify)");
        out.printf(", state %s, %.1f s%n", result.stateHash(), result.seconds());
        result.speed().ifPresent(this::print);
        if (!result.kinds().isEmpty()) out.println("     derived   only read");
        result.kinds().forEach(this::print);
        result.firstDifference().ifPresent(this::print);
        result.differences().forEach(difference -> out.println("  " + difference));
        result.venue().ifPresent(this::print);
        out.flush();
    }

    private void print(ReplayResult.Speed speed) {
        out.printf(
                "%,.0f bars/s read, recomputed and decided, on %d threads%n", speed.barsPerSecond(), speed.threads());
        out.printf(
                "a second of processor time: %,.0f market states, %,.0f decisions from kept market states%n",
                speed.marketStatesPerSecond(), speed.decisionsPerSecond());
    }

    private void print(Tally.Count count) {
        out.printf(
                "%,12d%,12d  %s%n", count.derived(), count.read(), count.kind().meaning());
        new TreeMap<>(count.because())
                .forEach((because, number) -> out.printf("%26s%,d only read: %s%n", "", number, because));
    }

    private void print(Difference first) {
        out.printf(
                "first difference: %s #%d, %s: recorded %s, derived %s%n",
                first.persistenceId(), first.sequenceNr(), first.field(), first.recorded(), first.derived());
    }

    private void print(Books.Comparison venue) {
        out.printf(
                "venue log: %,d orders, %,d fills, %,d open positions, %,d differences%n",
                venue.orders(),
                venue.fills(),
                venue.positions(),
                venue.differences().size());
        venue.differences().stream().limit(MOST_LISTED).forEach(difference -> out.println("  " + difference));
        list("unsettled; the next start asks the venue", venue.unsettled());
        list("notes", venue.notes());
    }

    private void list(String what, List<String> lines) {
        if (lines.isEmpty()) return;
        out.printf("%s: %,d%n", what, lines.size());
        lines.stream().limit(MOST_LISTED).forEach(line -> out.println("  " + line));
    }
}
