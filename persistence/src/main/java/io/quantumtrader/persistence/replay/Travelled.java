package io.quantumtrader.persistence.replay;

import io.quantumtrader.kernel.decision.OpeningPlan;
import io.quantumtrader.kernel.venue.InstrumentRules;
import io.quantumtrader.persistence.symbol.SymbolEvent.Decided;

/**
 * An entry whose plan went up to heat gate and governor.
 *
 * @param ordering place of its decision among all events of the journal
 * @param made the decision as it was recorded
 * @param own how many of its verdicts are the symbol's own
 * @param plan as it went up, derived again
 * @param size share of the usual size that the ladder left
 * @param spreadBps basis points
 * @param rules of the venue
 */
record Travelled(
        String persistenceId,
        long sequenceNr,
        long ordering,
        Decided made,
        int own,
        OpeningPlan plan,
        double size,
        double spreadBps,
        InstrumentRules rules) {}
