package io.quantumtrader.http.stream;

import java.util.ArrayDeque;
import java.util.List;
import java.util.Optional;

/** The last frames, for those who come back. Not thread-safe. */
final class Ring {

    private final int capacity;
    private final String epoch;
    private final ArrayDeque<Frame> frames = new ArrayDeque<>();
    private final ArrayDeque<Frame> notable = new ArrayDeque<>();

    Ring(int capacity, String epoch) {
        this.capacity = capacity;
        this.epoch = epoch;
    }

    void add(Frame frame) {
        push(frames, frame);
        if (frame.notable()) push(notable, frame);
    }

    /** The last notable frames, oldest first. */
    List<Frame> latestNotable(int count) {
        return notable.stream().skip(Math.max(0, notable.size() - count)).toList();
    }

    /** What came after the event with this id; empty if that is no longer known, or was another life's. */
    Optional<List<Frame>> after(String lastEventId) {
        long number = numberOf(lastEventId);
        long newest = frames.isEmpty() ? 0 : frames.getLast().number();
        long oldest = frames.isEmpty() ? 1 : frames.getFirst().number();
        if (number < oldest - 1 || number > newest) return Optional.empty();
        return Optional.of(
                frames.stream().filter(frame -> frame.number() > number).toList());
    }

    private long numberOf(String lastEventId) {
        if (!lastEventId.startsWith(epoch + "-")) return -1;
        String number = lastEventId.substring(epoch.length() + 1);
        return number.matches("\\d{1,18}") ? Long.parseLong(number) : -1;
    }

    private void push(ArrayDeque<Frame> queue, Frame frame) {
        if (queue.size() == capacity) queue.removeFirst();
        queue.addLast(frame);
    }
}
