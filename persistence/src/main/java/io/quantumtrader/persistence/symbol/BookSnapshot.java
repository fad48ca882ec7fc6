package io.quantumtrader.persistence.symbol;

import io.quantumtrader.kernel.position.Position;
import io.quantumtrader.kernel.venue.InstrumentRules;
import io.quantumtrader.persistence.symbol.SymbolEvent.StandingChanged;
import java.util.List;
import java.util.Optional;

/**
 * All that a {@link SymbolBook} holds, by the names of its fields. Disposable: a book is what its events add up to, this only
 * spares reading the old ones again.
 *
 * @param sigmaSamples hourly volatility samples, oldest first
 * @param sigmaHour hours since the epoch of the newest of them
 * @param orders working orders, in the order in which they were intended
 * @param goneEntries entries that are over, oldest first
 * @param standing what each layer of the symbol restricts
 */
public record BookSnapshot(
        List<WorkingOrder> orders,
        List<WorkingOrder> goneEntries,
        List<StandingChanged> standing,
        long lastTick,
        long observedTick,
        long lastAtMs,
        long lastOpenTimeMs,
        long markAtMs,
        long barCount,
        long venueSequence,
        int decisions,
        int positions,
        int closedPositions,
        long cooldownFromBar,
        List<Double> sigmaSamples,
        long sigmaHour,
        double mark,
        double lastClose,
        double killScore,
        double rMultiple,
        long hash,
        boolean killClosing,
        boolean closing,
        boolean stopRefused,
        boolean frozen,
        String termsVersion,
        Optional<InstrumentRules> rules,
        Optional<Position> position,
        Optional<ClosedPosition> lastClosed) {

    public BookSnapshot {
        orders = List.copyOf(orders);
        goneEntries = List.copyOf(goneEntries);
        standing = List.copyOf(standing);
        sigmaSamples = List.copyOf(sigmaSamples);
    }
}
