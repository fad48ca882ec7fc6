package io.quantumtrader.actors.symbol;

import io.quantumtrader.kernel.position.Position;
import java.util.Optional;

/**
 * A symbol as others may see it.
 *
 * @param mark last mark price, NaN before the first observation
 * @param killScore K of the last closed bar, NaN without a position
 * @param rMultiple R_net at the last closed bar, NaN without a position
 */
public record SymbolView(
        String symbol, Optional<Position> position, double mark, double killScore, double rMultiple, long lastTick) {}
