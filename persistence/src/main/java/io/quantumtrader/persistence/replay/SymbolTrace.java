package io.quantumtrader.persistence.replay;

import io.quantumtrader.kernel.market.RegimeProbabilities;
import io.quantumtrader.kernel.portfolio.SymbolReading;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/**
 * What one symbol told its portfolio, derived again: a return for each tick, more while it held something, and all of it on
 * the ticks on which an entry was judged.
 */
public final class SymbolTrace {

    private static final RegimeProbabilities NONE = new RegimeProbabilities(0, 0, 0);

    /** A row of a tick; the whole reading only while something is held. */
    private record Row(
            long atMs,
            long ordering,
            double logReturn,
            @Nullable SymbolReading held) {}

    private record Told(long tick, SymbolReading reading) {}

    /** The last two that it had told by a tick. */
    private record Kept(Told last, @Nullable Told before) {}

    private final String symbol;
    private final TreeSet<Long> asked;
    private final Map<Long, Row> rows = new HashMap<>();
    private final TreeMap<Long, Kept> whole = new TreeMap<>();
    private final List<Travelled> travelled = new ArrayList<>();
    private final TreeMap<Long, String> terms = new TreeMap<>();
    private final TreeSet<Long> lives = new TreeSet<>();
    private @Nullable Told last;
    private @Nullable Told lastButOne;

    /** @param asked ticks on which an entry of any symbol was judged */
    public SymbolTrace(String symbol, SortedSet<Long> asked) {
        this.symbol = symbol;
        this.asked = new TreeSet<>(asked);
    }

    /**
     * What it told on a tick.
     *
     * @param ordering of the observation among all events of the journal
     */
    void read(long tick, long ordering, SymbolReading reading) {
        keepUpTo(tick);
        rows.put(tick, new Row(reading.atMs(), ordering, reading.logReturn(), reading.position() ? reading : null));
        if (last != null && last.tick() < tick) lastButOne = last;
        last = new Told(tick, reading);
    }

    /** Between readings the last one counts. */
    private void keepUpTo(long tick) {
        var kept = last;
        if (kept != null) for (long one : asked.subSet(kept.tick(), tick)) whole.put(one, new Kept(kept, lastButOne));
    }

    /** A new life of the symbol began. */
    void owned(long ordering) {
        lives.add(ordering);
    }

    /**
     * Whether a new life began between the observation of a tick and a place in the journal: it told the tick again, as things stood
     * then, and nothing says when.
     */
    boolean beganAnew(long tick, long ordering) {
        var row = rows.get(tick);
        if (row == null || row.ordering() >= ordering) return false;
        return !lives.subSet(row.ordering(), ordering).isEmpty();
    }

    void travelled(Travelled entry) {
        travelled.add(entry);
    }

    void terms(long ordering, String text) {
        terms.put(ordering, text);
    }

    void end() {
        keepUpTo(Long.MAX_VALUE);
    }

    /** What it told on a tick; of a symbol that held nothing no more than its return. */
    Optional<SymbolReading> at(long tick) {
        var row = rows.get(tick);
        if (row == null) return Optional.empty();
        return Optional.of(row.held() != null ? row.held() : flat(row));
    }

    private SymbolReading flat(Row row) {
        double none = Double.NaN;
        return new SymbolReading(
                symbol, row.atMs(), 0, none, none, none, 0, none, 0, NONE, none, row.logReturn(), false);
    }

    /**
     * The last that the portfolio had heard of it by a tick on which an entry was judged.
     *
     * @param heardAt the tick of that; empty also if it had told more than one behind it
     */
    Optional<SymbolReading> heardBy(long tick, long heardAt) {
        var kept = whole.get(tick);
        if (kept == null) return Optional.empty();
        if (kept.last().tick() <= heardAt) return Optional.of(kept.last().reading());
        var before = kept.before();
        return before != null && before.tick() <= heardAt ? Optional.of(before.reading()) : Optional.empty();
    }

    String symbol() {
        return symbol;
    }

    List<Travelled> entries() {
        return travelled;
    }

    /** The settings' texts that came into force, by their place among all events of the journal. */
    SortedMap<Long, String> terms() {
        return terms;
    }
}
