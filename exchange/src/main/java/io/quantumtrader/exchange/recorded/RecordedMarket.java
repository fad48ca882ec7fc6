package io.quantumtrader.exchange.recorded;

import io.quantumtrader.actors.market.Tick;
import io.quantumtrader.actors.venue.DrivenVenue.Slice;
import io.quantumtrader.exchange.PricedMarket;
import io.quantumtrader.kernel.check.Checked;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;

/**
 * A market that was recorded. Symbols are merged by time: a tick holds the bars of all symbols that closed at one moment.
 * A symbol's gap is a tick without its slice; while all are silent ticks go on without slices for up to a day, so that
 * ages run; a longer hole is passed in one step.
 */
public final class RecordedMarket implements PricedMarket {

    private static final long LONGEST_SILENCE_MS = 86_400_000;

    private final Path folder;
    private final List<SymbolRecord> records;
    private final long intervalMs;
    private final long length;
    private final long warmUpTicks;
    private List<SymbolStream> streams = List.of();
    private long number;

    /** Open time of the last tick's bars, −1 before the first. */
    private long openTime = -1;

    private RecordedMarket(Path folder, RecordCheck.Passed passed, long warmUpTicks) {
        this.folder = folder;
        this.records = passed.symbols();
        this.intervalMs = passed.intervalMs();
        this.length = count(passed.present(), LONGEST_SILENCE_MS / intervalMs);
        this.warmUpTicks = warmUpTicks;
        seek(0);
    }

    /**
     * Checks the folder, every row of what is asked for included, and opens it; a refusal names files and lines.
     *
     * @param symbols what to play; empty plays all there is
     * @param intervalMs length of a bar; may be left out if the folder holds only one
     * @param warmUpTicks how many of the first ticks are history
     */
    public static Checked<RecordedMarket> open(
            Path folder, Set<String> symbols, OptionalLong intervalMs, long warmUpTicks) {
        return RecordCheck.of(folder, symbols, intervalMs)
                .map(passed -> new RecordedMarket(folder, passed, warmUpTicks));
    }

    @Override
    public String name() {
        return "recorded:" + folder;
    }

    @Override
    public boolean synthetic() {
        return false;
    }

    @Override
    public List<String> symbols() {
        return records.stream().map(SymbolRecord::symbol).toList();
    }

    @Override
    public double referencePrice(String symbol) {
        return records.stream()
                .filter(one -> one.symbol().equals(symbol))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("the record has no " + symbol))
                .firstPrice();
    }

    @Override
    public long intervalMs() {
        return intervalMs;
    }

    @Override
    public OptionalLong length() {
        return OptionalLong.of(length);
    }

    @Override
    public long warmUpTicks() {
        return warmUpTicks;
    }

    @Override
    public Optional<Tick> next() {
        if (!step()) return Optional.empty();
        List<Slice> slices = new ArrayList<>(streams.size());
        for (var stream : streams) if (stream.time() == openTime) slices.add(stream.take());
        return Optional.of(new Tick(number, openTime + intervalMs, slices));
    }

    /** Reads forward from the beginning: the record is the same every time. */
    @Override
    public void seek(long lastPlayed) {
        close();
        streams = records.stream()
                .map(symbol -> new SymbolStream(symbol, intervalMs))
                .toList();
        number = 0;
        openTime = -1;
        while (number < lastPlayed && step()) {
            for (var stream : streams) if (stream.time() == openTime) stream.skip();
        }
    }

    /** Moves to the next tick's time; false at the end. */
    private boolean step() {
        long earliest = Long.MAX_VALUE;
        for (var stream : streams) earliest = Math.min(earliest, stream.time());
        if (earliest == Long.MAX_VALUE) return false;
        boolean goesOn = openTime >= 0 && earliest - openTime - intervalMs <= LONGEST_SILENCE_MS;
        openTime = goesOn ? openTime + intervalMs : earliest;
        number++;
        return true;
    }

    private static long count(BitSet present, long longestSilence) {
        long ticks = 0;
        int previous = -1;
        for (int at = present.nextSetBit(0); at >= 0; at = present.nextSetBit(at + 1)) {
            long silence = previous < 0 ? 0 : at - previous - 1;
            ticks += 1 + (silence <= longestSilence ? silence : 0);
            previous = at;
        }
        return ticks;
    }

    @Override
    public void close() {
        streams.forEach(SymbolStream::close);
        streams = List.of();
    }
}
