package io.quantumtrader.app.fund.figures;

import io.quantumtrader.app.fund.view.AtVenue;
import io.quantumtrader.app.fund.view.Moment;
import java.util.Map;

/**
 * The fund as it was seen at one moment.
 *
 * @param now what everybody said
 * @param held what the venue holds against the open positions, by symbol
 * @param takenNanos {@link System#nanoTime()} when it was seen
 */
public record Picture(Moment now, Map<String, AtVenue> held, long takenNanos) {

    public Picture {
        held = Map.copyOf(held);
    }
}
