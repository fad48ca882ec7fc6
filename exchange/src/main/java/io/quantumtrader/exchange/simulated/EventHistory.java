package io.quantumtrader.exchange.simulated;

import io.quantumtrader.kernel.venue.VenueEvent;
import java.util.ArrayList;
import java.util.List;

/** Numbered events, kept for readers that were away. */
final class EventHistory {

    private final List<VenueEvent> events = new ArrayList<>();

    /** Keeps an event whose number is above those before. */
    void add(VenueEvent numbered) {
        events.add(numbered);
    }

    /**
     * The first events after a sequence number, oldest first.
     *
     * @param most how many at most
     */
    List<VenueEvent> after(long sequence, int most) {
        int low = 0;
        int high = events.size();
        while (low < high) {
            int middle = (low + high) >>> 1;
            if (events.get(middle).sequence() <= sequence) low = middle + 1;
            else high = middle;
        }
        return List.copyOf(events.subList(low, Math.min(events.size() - low, most) + low));
    }
}
