package io.quantumtrader.persistence.journal.archive;

import io.quantumtrader.persistence.journal.StoredRow;
import java.io.IOException;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Predicate;

/**
 * The archived part of a journal at one moment. The rest are the rows of the table behind {@link #cut}: those before stand here,
 * whether they stand in the table too or not.
 */
public final class ArchivedRows {

    private final List<Segment> segments;

    ArchivedRows(List<Segment> segments) {
        this.segments = segments;
    }

    /** The last place that is archived; 0 for none. */
    public long cut() {
        return segments.isEmpty() ? 0 : segments.getLast().entry().toOrdering();
    }

    public List<Segment> segments() {
        return segments;
    }

    /** All rows behind a place, in the order of places. */
    public RowsByPlace after(long place) {
        return new RowsByPlace(segments, place, (segment, why) -> {
            throw why;
        });
    }

    /** Takes rows of an id. */
    @FunctionalInterface
    public interface Sink {

        /** Whether more are wanted. */
        boolean take(StoredRow row) throws SQLException;
    }

    /**
     * Hands over the rows of one id in order, from that number on, until enough are taken; only its own blocks are read.
     *
     * @return whether more are wanted
     */
    public boolean upwards(String persistenceId, long from, Sink sink) throws SQLException {
        for (var held : blocks(persistenceId, block -> block.lastNr() >= from)) {
            for (var row : rows(held)) {
                if (row.row().sequenceNr() >= from && !sink.take(row)) return false;
            }
        }
        return true;
    }

    /** The same, newest first, those below a number. */
    public boolean downwards(String persistenceId, long below, Sink sink) throws SQLException {
        for (var held : blocks(persistenceId, block -> block.firstNr() < below).reversed()) {
            for (var row : rows(held).reversed()) {
                if (row.row().sequenceNr() < below && !sink.take(row)) return false;
            }
        }
        return true;
    }

    private record Held(Segment segment, Block block) {}

    private List<Held> blocks(String persistenceId, Predicate<Block> wanted) {
        var found = new ArrayList<Held>();
        for (var segment : segments) {
            for (var block : segment.blocks().getOrDefault(persistenceId, List.of())) {
                if (wanted.test(block)) found.add(new Held(segment, block));
            }
        }
        return found;
    }

    private static List<StoredRow> rows(Held held) throws SQLException {
        try {
            return held.segment().rows(held.block());
        } catch (IOException unreadable) {
            throw Archive.unreadable(unreadable);
        }
    }

    /** How many rows of each id there are. */
    public Map<String, Long> counts() {
        var counts = new TreeMap<String, Long>();
        for (var segment : segments) {
            segment.blocks()
                    .forEach((id, blocks) -> counts.merge(
                            id, blocks.stream().mapToLong(Block::rows).sum(), Long::sum));
        }
        return counts;
    }

    /** How many rows of each name and version there are. */
    public Map<String, Long> manifests() {
        var counts = new TreeMap<String, Long>();
        for (var segment : segments) segment.manifests().forEach((name, rows) -> counts.merge(name, rows, Long::sum));
        return counts;
    }
}
