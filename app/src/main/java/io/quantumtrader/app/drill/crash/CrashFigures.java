package io.quantumtrader.app.drill.crash;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;

/** What the rounds of one fault add up to. */
final class CrashFigures {

    private final CrashFault fault;
    private final List<RoundFound> rounds = new ArrayList<>();

    CrashFigures(CrashFault fault) {
        this.fault = fault;
    }

    /**
     * What was found in one round.
     *
     * @param backNanos from the fault to a fund that is ready again
     * @param acknowledged events that the witness saw in this round
     * @param spooled events that went through the spool
     * @param orders held against the venue's log
     * @param decisions derived again
     */
    record RoundFound(
            long backNanos,
            long acknowledged,
            long spooled,
            long orders,
            long decisions,
            List<String> lost,
            List<String> books,
            List<String> chain,
            List<String> replay) {

        List<String> violations() {
            var all = new ArrayList<String>();
            lost.forEach(text -> all.add("lost: " + text));
            books.forEach(text -> all.add("books: " + text));
            chain.forEach(text -> all.add("chain: " + text));
            replay.forEach(text -> all.add("replay: " + text));
            return all;
        }
    }

    void add(RoundFound round) {
        rounds.add(round);
    }

    long acknowledged() {
        return rounds.stream().mapToLong(RoundFound::acknowledged).sum();
    }

    long spooled() {
        return rounds.stream().mapToLong(RoundFound::spooled).sum();
    }

    long orders() {
        return rounds.stream().mapToLong(RoundFound::orders).sum();
    }

    long decisions() {
        return rounds.stream().mapToLong(RoundFound::decisions).sum();
    }

    CrashDrillReport.OfFault report() {
        var back = new ArrayList<Long>();
        rounds.forEach(round -> back.add(round.backNanos()));
        Collections.sort(back);
        return new CrashDrillReport.OfFault(
                fault.text(),
                rounds.size(),
                acknowledged(),
                spooled(),
                back.isEmpty() ? Double.NaN : back.get((back.size() - 1) / 2) / 1e6,
                back.isEmpty() ? Double.NaN : back.getLast() / 1e6,
                rounds.stream().mapToInt(round -> round.lost().size()).sum(),
                rounds.stream().mapToInt(round -> round.books().size()).sum(),
                rounds.stream().mapToInt(round -> round.chain().size()).sum(),
                rounds.stream().mapToInt(round -> round.replay().size()).sum());
    }
}
