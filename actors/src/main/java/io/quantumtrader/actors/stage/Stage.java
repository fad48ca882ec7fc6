package io.quantumtrader.actors.stage;

/** A stretch of a decision's way. A decision that reduces or protects has no {@link #HEAT_GATE}, {@link #GOVERNOR} or {@link #SEND_GATE}. */
public enum Stage {
    /** In the symbol: what makes it decide is taken up, until it has decided. */
    JUDGEMENT,
    /** In the symbol: an opening plan is sized and goes past the symbol's own layers, until it travels up. */
    ENTRY,
    /** At the portfolio: an opening plan is heard, until it is refused, or granted and recorded. */
    HEAT_GATE,
    /** At the governor, within the portfolio's stage: until it is refused, or its permit recorded. */
    GOVERNOR,
    /** In the symbol: the decision is handed to the journal, until it is in there. */
    RECORD,
    /** In the symbol: the turn of an opening order has come, until it is handed over or held back; leverage is set meanwhile. */
    SEND_GATE,
    /** At the venue: an order is sent, until it is answered. */
    VENUE
}
