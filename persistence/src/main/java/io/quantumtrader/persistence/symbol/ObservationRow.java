package io.quantumtrader.persistence.symbol;

import io.quantumtrader.kernel.market.Bar;
import io.quantumtrader.persistence.journal.CompactRow;
import java.nio.ByteBuffer;

/**
 * What was observed on one closed bar and what the kernel made of it: by itself the record of a hold, from which replay
 * re-derives the decision; inside {@link SymbolEvent.Decided} the inputs of that decision. 128 bytes on disk.
 *
 * @param tick number of the tick
 * @param atMs close of the bar
 * @param openTimeMs open of the bar
 * @param mark mark price at the close
 * @param sigma volatility reading, NaN while there is none
 * @param killScore K, NaN without a position or market state
 * @param rMultiple R_net, NaN without a position
 * @param clusterStress the cluster's stress at hand, NaN for none
 * @param equity the last equity reading at hand, NaN for none
 * @param stagedShare share that a staged close has reached, this bar included, 0 if none stands
 * @param bits permission, heat band and findings, see {@link ObservationBits}
 */
public record ObservationRow(
        long tick,
        long atMs,
        long openTimeMs,
        double open,
        double high,
        double low,
        double close,
        double volume,
        double mark,
        double sigma,
        double killScore,
        double rMultiple,
        double clusterStress,
        double equity,
        double stagedShare,
        long bits)
        implements SymbolEvent, CompactRow {

    public Bar bar() {
        return new Bar(openTimeMs, open, high, low, close, volume);
    }

    @Override
    public int sizeInBytes() {
        return 16 * Long.BYTES;
    }

    @Override
    public void writeTo(ByteBuffer row) {
        row.putLong(tick)
                .putLong(atMs)
                .putLong(openTimeMs)
                .putDouble(open)
                .putDouble(high)
                .putDouble(low)
                .putDouble(close)
                .putDouble(volume)
                .putDouble(mark)
                .putDouble(sigma)
                .putDouble(killScore)
                .putDouble(rMultiple)
                .putDouble(clusterStress)
                .putDouble(equity)
                .putDouble(stagedShare)
                .putLong(bits);
    }

    /** Reads the layout that {@link #writeTo} writes. */
    public static ObservationRow readFrom(ByteBuffer row) {
        return new ObservationRow(
                row.getLong(),
                row.getLong(),
                row.getLong(),
                row.getDouble(),
                row.getDouble(),
                row.getDouble(),
                row.getDouble(),
                row.getDouble(),
                row.getDouble(),
                row.getDouble(),
                row.getDouble(),
                row.getDouble(),
                row.getDouble(),
                row.getDouble(),
                row.getDouble(),
                row.getLong());
    }
}
