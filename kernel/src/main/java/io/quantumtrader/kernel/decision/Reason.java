package io.quantumtrader.kernel.decision;

/**
 * Why, with the number that was seen and the number it was held against.
 *
 * @param code the stable name of the condition
 * @param observed what was seen, in the unit the code's meaning states; NaN where the reading was missing
 * @param limit what it was held against, same unit; NaN where there is no limit
 */
public record Reason(ReasonCode code, double observed, double limit) {

    /** Doubles are compared by their bits, so that a replayed reason equals the recorded one, NaN included. */
    public static Reason because(ReasonCode code, double observed, double limit) {
        return new Reason(code, observed, limit);
    }

    /** A reason whose numbers are whole: counts, versions, milliseconds. */
    public static Reason because(ReasonCode code, long observed, long limit) {
        return new Reason(code, (double) observed, (double) limit);
    }

    /** A reason without numbers, such as an operator's word. */
    public static Reason because(ReasonCode code) {
        return new Reason(code, Double.NaN, Double.NaN);
    }
}
