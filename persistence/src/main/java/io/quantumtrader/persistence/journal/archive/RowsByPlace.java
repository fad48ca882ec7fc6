package io.quantumtrader.persistence.journal.archive;

import io.quantumtrader.persistence.journal.StoredRow;
import java.io.IOException;
import java.util.ArrayDeque;
import java.util.Comparator;
import java.util.Deque;
import java.util.List;
import java.util.Optional;
import java.util.PriorityQueue;

/**
 * The rows of segments in the order of their places, one after the other. A block is unpacked when its first place comes and
 * forgotten with its last, so that at most one of each id is held.
 */
public final class RowsByPlace {

    private final Deque<Waiting> waiting = new ArrayDeque<>();
    private final long after;
    private final Broken broken;
    private final PriorityQueue<Cursor> open = new PriorityQueue<>(Comparator.comparingLong(Cursor::place));

    /** Told of a block that cannot be read; its rows are left out, or what it throws ends the reading. */
    @FunctionalInterface
    public interface Broken {
        void block(Segment segment, IOException why) throws IOException;
    }

    private record Waiting(Segment segment, Block block) {}

    /** A block and how far it was read. */
    private static final class Cursor {
        private final List<StoredRow> rows;
        private int at;

        Cursor(List<StoredRow> rows) {
            this.rows = rows;
        }

        long place() {
            return rows.get(at).ordering();
        }
    }

    /**
     * Before the first row behind a place.
     *
     * @param segments in the order of their places
     */
    public RowsByPlace(List<Segment> segments, long after, Broken broken) {
        for (var segment : segments) {
            for (var block : segment.byPlace()) {
                if (block.lastPlace() > after) waiting.add(new Waiting(segment, block));
            }
        }
        this.after = after;
        this.broken = broken;
    }

    /** The next row without taking it; empty at the end. */
    public Optional<StoredRow> peek() throws IOException {
        while (!waiting.isEmpty()
                && (open.isEmpty()
                        || waiting.getFirst().block().firstPlace()
                                <= open.element().place())) unpack(waiting.removeFirst());
        var first = open.peek();
        return first == null ? Optional.empty() : Optional.of(first.rows.get(first.at));
    }

    /** Takes the next row; empty at the end. */
    public Optional<StoredRow> next() throws IOException {
        var row = peek();
        var first = open.poll();
        if (first != null && ++first.at < first.rows.size()) open.add(first);
        return row;
    }

    private void unpack(Waiting next) throws IOException {
        List<StoredRow> rows;
        try {
            rows = next.segment().rows(next.block());
        } catch (IOException damaged) {
            broken.block(next.segment(), damaged);
            return;
        }
        var cursor = new Cursor(rows);
        while (cursor.at < rows.size() && cursor.place() <= after) cursor.at++;
        if (cursor.at < rows.size()) open.add(cursor);
    }
}
