package io.quantumtrader.app.drill.cluster;

/**
 * What one round took, milliseconds from the moment the fault struck; NaN where it never came to that.
 *
 * @param unreachable until another node missed the first one
 * @param stopped until its last event of an affected symbol
 * @param takenOver until another incarnation owned one
 * @param decided until the first event of it there that follows from a bar or a word
 * @param exit until a close by hand was answered
 * @param kill until a kill that was set as the fault struck was acknowledged
 * @param naked the longest time that a position was seen without a stop at the venue
 * @param falseDowns nodes that ended and that nothing had been done to
 */
record RoundTimes(
        double unreachable,
        double stopped,
        double takenOver,
        double decided,
        double exit,
        double kill,
        double naked,
        int falseDowns) {}
