package io.quantumtrader.app.drill.model;

/**
 * How much of everything a search allows. Everything that is bounded by a number can happen at any moment and in any
 * order until the number is used up.
 *
 * @param lots base asset of an entry, in steps of the venue
 * @param entries wishes to open
 * @param horizon ticks of the clock; permits and proposals live for {@link Fund#LIFE} of them
 * @param reduceOnlyKill whether an operator may pull REDUCE_ONLY, and release it
 * @param flattenKill whether an operator may pull FLATTEN, and two may release it
 * @param emergency whether the emergency stop may be pulled, and released
 * @param verdicts how often the heat gate may refuse opens
 * @param parts whether parts of a position are closed: tranches, and one lot by hand
 * @param losses orders that the venue never gets, and whose sender is not told
 * @param crashes of the symbol's actor and of the emergency stop's
 * @param repeats reports of the venue that come twice
 * @param delays words of the venue to the emergency stop that come late
 * @param mail reports of the venue to the symbol that may be on their way at once
 * @param refusals orders that the venue refuses
 * @param unanswered orders that the venue gets, and whose sender is not told
 */
record Bounds(
        int lots,
        int entries,
        int horizon,
        boolean reduceOnlyKill,
        boolean flattenKill,
        boolean emergency,
        int verdicts,
        boolean parts,
        int losses,
        int crashes,
        int repeats,
        int delays,
        int mail,
        int refusals,
        int unanswered) {

    /** A venue that refuses nothing and answers what it gets. */
    Bounds(
            int lots,
            int entries,
            int horizon,
            boolean reduceOnlyKill,
            boolean flattenKill,
            boolean emergency,
            int verdicts,
            boolean parts,
            int losses,
            int crashes,
            int repeats,
            int delays,
            int mail) {
        this(
                lots,
                entries,
                horizon,
                reduceOnlyKill,
                flattenKill,
                emergency,
                verdicts,
                parts,
                losses,
                crashes,
                repeats,
                delays,
                mail,
                0,
                0);
    }
}
