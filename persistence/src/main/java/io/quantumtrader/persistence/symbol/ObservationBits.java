package io.quantumtrader.persistence.symbol;

import io.quantumtrader.kernel.kill.Permission;
import io.quantumtrader.kernel.portfolio.HeatBand;
import java.util.Optional;

/**
 * The small findings of one observation, packed: bits 0–1 permission, 2–3 heat band (0 none), then one bit
 * each, 12–13 tranches that fired without an order.
 */
public final class ObservationBits {

    public static final long POSITION = 1 << 4;
    public static final long MARKET_STATE = 1 << 5;
    public static final long KILL_OVER_THRESHOLD = 1 << 6;
    public static final long CHOP = 1 << 7;
    public static final long FLIP = 1 << 8;
    public static final long SIGNAL_LONG = 1 << 9;
    public static final long SIGNAL_SHORT = 1 << 10;
    public static final long RISEN = 1 << 11;

    private ObservationBits() {}

    /** The inputs at hand. */
    public static long inputs(Permission permission, Optional<HeatBand> heat) {
        long level = switch (permission) {
            case TRADE -> 0;
            case REDUCE_ONLY -> 1;
            case FLATTEN -> 2;
        };
        long band = heat.map(known -> switch (known) {
                    case COLD -> 1L;
                    case WARM -> 2L;
                    case HOT -> 3L;
                })
                .orElse(0L);
        return level | band << 2;
    }

    public static Permission permission(long bits) {
        return switch ((int) (bits & 3)) {
            case 0 -> Permission.TRADE;
            case 1 -> Permission.REDUCE_ONLY;
            default -> Permission.FLATTEN;
        };
    }

    public static Optional<HeatBand> heat(long bits) {
        return switch ((int) (bits >> 2) & 3) {
            case 1 -> Optional.of(HeatBand.COLD);
            case 2 -> Optional.of(HeatBand.WARM);
            case 3 -> Optional.of(HeatBand.HOT);
            default -> Optional.empty();
        };
    }

    /** Tranches that were reached with nothing left to close for them: bits 12–13. */
    public static long fired(int tranches) {
        return (long) tranches << 12;
    }

    public static int fired(long bits) {
        return (int) (bits >> 12) & 3;
    }

    public static boolean has(long bits, long finding) {
        return (bits & finding) != 0;
    }
}
