package io.quantumtrader.persistence.portfolio;

/** To what a reading of equity raises the peak that the budget's drawdown counts from; quote currency. */
public enum PeakRule {

    /** That of an earlier version, for its records: each reading to itself. */
    ONE_READING {
        @Override
        public double after(double peak, double before, double equity) {
            return equity <= peak || !Double.isFinite(equity) ? peak : equity;
        }
    },

    /**
     * To what it and the reading before it both reached: a high one that stands alone raises nothing (rules, B5). The first reading of
     * all is the first peak; without a reading just before there is nothing to agree with.
     */
    TWO_READINGS {
        @Override
        public double after(double peak, double before, double equity) {
            if (!Double.isFinite(equity)) return peak;
            if (Double.isNaN(peak)) return equity;
            double reached = Math.min(before, equity);
            return reached > peak ? reached : peak;
        }
    };

    /**
     * The peak after a reading.
     *
     * @param peak so far, NaN before the first reading
     * @param before the reading before, NaN if there was none
     * @param equity of the reading, not finite if it is missing
     */
    public abstract double after(double peak, double before, double equity);
}
