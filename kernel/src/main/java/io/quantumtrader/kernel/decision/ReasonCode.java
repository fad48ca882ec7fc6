package io.quantumtrader.kernel.decision;

import io.quantumtrader.kernel.kill.Layer;

/**
 * Every reason the system can give. Stable on the wire: add at will, retire with {@code @Deprecated}, never rename or
 * reuse. The number beside each reason is stated in its meaning.
 */
public enum ReasonCode {
    // what a position asks for (layer 1 and the exit kernel)
    QUIET(Layer.KILL_SCORE, "nothing to do at this observation"),
    MARKET_STATE_MISSING(
            Layer.KILL_SCORE, "no valid market state: score and harvest are off, stops are not; bars seen"),
    STOP_CROSSED(Layer.KILL_SCORE, "mark price at or beyond the stop; price against stop"),
    KILL_SCORE_AT_LIMIT(Layer.KILL_SCORE, "kill score K at or above its threshold on 2 of the last 3 closed bars"),
    KILL_SCORE_EXTREME(Layer.KILL_SCORE, "kill score K so high that it acts at once"),
    KILL_SCORE_WATCH(Layer.KILL_SCORE, "kill score K at or above its threshold, not yet on 2 of 3 bars"),
    KILL_REGIME_FLIP(
            Layer.KILL_SCORE, "the trend that the entry rested on is gone; trend probability of the exit reading"),
    KILL_SIGMA_SPIKE(Layer.KILL_SCORE, "volatility above its reference; sigma over reference minus 1"),
    KILL_TS_DROP(Layer.KILL_SCORE, "trend strength lost since entry"),
    KILL_AGE(Layer.KILL_SCORE, "age as a share of the maximum"),
    KILL_COOLDOWN(Layer.KILL_SCORE, "bars since the last close by the kill score"),
    TIME_EXIT(Layer.KILL_SCORE, "age and lost trend alone reach the threshold; weighted sum against its limit"),
    STALE_EXIT(Layer.KILL_SCORE, "no tranche fired and R has not risen for too long; bars since R last rose"),
    REGIME_EXIT(Layer.KILL_SCORE, "chop stands and the loss exceeds its limit; loss as a fraction of entry"),
    HARVEST_T1(Layer.KILL_SCORE, "R reached the first tranche"),
    HARVEST_T2(Layer.KILL_SCORE, "R reached the second tranche"),
    HARVEST_T3(Layer.KILL_SCORE, "R reached the third tranche"),
    TAKE_PROFIT_1(Layer.KILL_SCORE, "the move reached the take-profit of the TP1 profile; price"),
    LEVERAGE_RUNG(Layer.KILL_SCORE, "the move reached a rung of the leverage ladder; move as a fraction of entry"),
    PROFIT_LOCK(Layer.KILL_SCORE, "R reached the profit lock: the stop goes beyond break-even"),
    TRAIL(Layer.KILL_SCORE, "the trailing stop tightened; new against old stop price"),
    STOP_LIQUIDATION_BOUND(Layer.KILL_SCORE, "stop distance against half the distance to liquidation"),
    DUST_CLOSED(Layer.KILL_SCORE, "the remainder is below the venue's minimum and is closed whole; notional"),
    OPERATOR_CLOSE(Layer.KILL_SWITCH, "an operator asked to close this position"),
    OPERATOR_OPEN(Layer.KILL_SWITCH, "an operator asked to open this position"),
    WORD_EXPIRED(
            Layer.KILL_SWITCH,
            "an operator's word came after whoever spoke had been told that there was no answer; milliseconds too late"),
    RUN_ENDED(Layer.KILL_SWITCH, "the run ends and was told to exit"),
    ENTRY_SIGNAL(Layer.KILL_SCORE, "the entry strategy signals; its evidence, for the breakout the trend probability"),
    FORCED_FLATTEN(Layer.EMERGENCY_STOP, "the effective permission is FLATTEN"),
    PROTECTION_MISSING(Layer.POSITION_STATE_BRAIN, "no confirmed stop for longer than the grace; milliseconds"),
    CLOSE_CONTINUES(Layer.POSITION_STATE_BRAIN, "a decided close goes on until flat; base asset left"),
    ORDER_WITHDRAWN(Layer.POSITION_STATE_BRAIN, "an order that must not rest any longer is withdrawn"),
    PROTECTION_PLACED(Layer.POSITION_STATE_BRAIN, "the protective stop of a new position; stop price"),

    // layer 2
    HEAT_COLD(Layer.HEAT_GATE, "portfolio heat is cold"),
    HEAT_WARM(Layer.HEAT_GATE, "portfolio heat is warm: opens are scaled"),
    HEAT_HOT(Layer.HEAT_GATE, "portfolio heat is hot: opens are refused"),
    HEAT_UNKNOWN(Layer.HEAT_GATE, "no fresh heat reading; age in milliseconds"),
    HEAT_STAGED_CLOSE(Layer.HEAT_GATE, "the close of a winner by the kill score is staged; share of what is held"),
    CLUSTER_STRESS(Layer.HEAT_GATE, "stress of the symbol's cluster, the order included"),
    BUDGET_EXHAUSTED(Layer.HEAT_GATE, "loss at stop in quote currency against the budget"),
    CLUSTER_BUDGET_EXHAUSTED(Layer.HEAT_GATE, "the cluster's loss at stop against its share of the budget"),

    // layer 3
    GUARD_EQUITY_STALE(Layer.GOVERNOR, "age of the equity reading in milliseconds"),
    GUARD_DAY_LOSS(Layer.GOVERNOR, "loss of the UTC day as a fraction of its opening equity"),
    GUARD_WEEK_LOSS(Layer.GOVERNOR, "loss of the UTC week as a fraction of its opening equity"),
    GUARD_DRAWDOWN(Layer.GOVERNOR, "drawdown from the guard's reference peak, latched"),
    GUARD_DRAWDOWN_FLATTEN(Layer.GOVERNOR, "drawdown that calls for the emergency stop"),
    GUARD_LOSS_STREAK(Layer.GOVERNOR, "losses in a row"),
    GUARD_SPREAD(Layer.GOVERNOR, "spread in basis points"),
    GUARD_ATR(Layer.GOVERNOR, "ATR as a fraction of price"),
    GOVERNOR_SILENT(Layer.GOVERNOR, "the governor did not answer in time, which refuses; milliseconds waited"),
    PORTFOLIO_SILENT(Layer.HEAT_GATE, "the portfolio did not answer in time: nothing is opened anywhere"),
    EMERGENCY_STOP_SILENT(
            Layer.EMERGENCY_STOP, "the emergency stop did not answer in time: nothing is opened anywhere"),
    CEO_SILENT(Layer.CEO, "the CEO did not answer in time: nothing is opened anywhere"),
    LIMIT_ORDER_NOTIONAL(Layer.GOVERNOR, "notional of one order in quote currency"),
    LIMIT_POSITION_NOTIONAL(Layer.GOVERNOR, "notional of one position as a fraction of equity"),
    LIMIT_TOTAL_NOTIONAL(Layer.GOVERNOR, "notional of all positions as a fraction of equity"),
    LIMIT_ORDER_RATE(Layer.GOVERNOR, "opening orders in the last minute"),
    LIMIT_DAY_NOTIONAL(Layer.GOVERNOR, "opening notional of the UTC day in quote currency"),
    LIMIT_SLOTS(Layer.GOVERNOR, "open positions against slots"),
    SLOT_ROTATION(
            Layer.GOVERNOR,
            "the weakest holding makes room for a better entry; confidence of the entry, the edge it needs"),
    LIMIT_MARGIN(Layer.GOVERNOR, "free margin ratio after the order"),
    LIMIT_LEVERAGE(Layer.GOVERNOR, "leverage"),
    SIZE_BELOW_MINIMUM(Layer.GOVERNOR, "notional below the venue's minimum after scaling"),
    SIZE_HALVED(Layer.GOVERNOR, "size halved after a streak of losses; factor"),
    INPUT_INVALID(Layer.GOVERNOR, "a number the decision needs is missing or not finite"),
    PERMIT_EXPIRED(Layer.GOVERNOR, "the permit is past its expiry; milliseconds past"),
    PERMIT_VOID(Layer.GOVERNOR, "the ladder changed since the permit was issued; version against version"),
    PERMIT_MISSING(Layer.GOVERNOR, "an opening order without a permit"),
    PERMIT_MISMATCH(Layer.GOVERNOR, "the order is not the one that the permit was issued for"),

    // layer 4
    DRIFT(
            Layer.POSITION_STATE_BRAIN,
            "quantity in the journal against quantity at the venue, or the venue could not be read"),
    DATA_STALE(Layer.POSITION_STATE_BRAIN, "age of the mark price in milliseconds"),
    SYMBOL_DOWN(
            Layer.POSITION_STATE_BRAIN, "the symbol's actor failed, or does not own the symbol yet; times it failed"),
    JOURNAL_AWAY(Layer.POSITION_STATE_BRAIN, "the journal's database takes no writes"),
    DISK_LOW(
            Layer.POSITION_STATE_BRAIN,
            "bytes left on the disk of the data folder or its database; NaN where that cannot be read"),
    NUMBERS_SET_ASIDE(
            Layer.POSITION_STATE_BRAIN,
            "numbers that operators set do not fit the configuration, which counts without them; what is wrong with them"),
    VERSION_MIXED(
            Layer.POSITION_STATE_BRAIN,
            "nodes of another build or configuration than this one, or that have not told theirs; such nodes"),
    POSITION_BEYOND_BOUND(
            Layer.POSITION_STATE_BRAIN, "notional of the position as a fraction of equity, beyond the hard bound"),
    MARGIN_SHORT(Layer.POSITION_STATE_BRAIN, "free margin ratio of the isolated position below the hard bound"),
    POSITION_DATA_MISSING(
            Layer.POSITION_STATE_BRAIN,
            "free margin or share of equity of the position is not known, against its hard bound"),
    ORDER_UNFIT(
            Layer.POSITION_STATE_BRAIN,
            "an opening order that is not its plan in side, size or kind; quantity against the plan's"),
    BAD_OBSERVATION(Layer.POSITION_STATE_BRAIN, "an observation was refused at the door"),
    LADDER_LEASE_EXPIRED(Layer.POSITION_STATE_BRAIN, "age of the ladder state in milliseconds"),
    POSITION_ALREADY_OPEN(Layer.POSITION_STATE_BRAIN, "the symbol already holds a position; quantity"),
    ORDER_IN_FLIGHT(Layer.POSITION_STATE_BRAIN, "an opening order of this symbol has no outcome yet"),

    // layers 5 to 7
    ESS_DRAWDOWN(Layer.EMERGENCY_STOP, "drawdown from the reference peak"),
    ESS_OPERATOR(Layer.EMERGENCY_STOP, "an operator pulled the emergency stop"),
    ESS_CASCADE(Layer.EMERGENCY_STOP, "symbols that failed in the window"),
    ESS_STOP_OUTS(Layer.EMERGENCY_STOP, "stop-outs in the window"),
    ESS_BLIND(
            Layer.EMERGENCY_STOP,
            "no equity, or no sound mark for too many of the positions held; milliseconds that it lasts"),
    ESS_HEALTH(Layer.EMERGENCY_STOP, "nobody manages half of the positions held, or more; milliseconds"),
    ESS_STEP_UP(Layer.EMERGENCY_STOP, "size after an emergency stop; factor"),
    ESS_STEP_UP_TOO_EARLY(
            Layer.EMERGENCY_STOP,
            "the next step of size cannot be confirmed yet; milliseconds of this step against its time"),
    ESS_STEP_UP_HELD(
            Layer.EMERGENCY_STOP, "the next step of size cannot be confirmed while nothing may be opened in its scope"),
    KILL_SWITCH_REDUCE_ONLY(Layer.KILL_SWITCH, "the kill switch allows only exits"),
    KILL_SWITCH_FLATTEN(Layer.KILL_SWITCH, "the kill switch closes everything"),
    LADDER_RECOVERING(Layer.KILL_SWITCH, "the ladder is not recovered yet"),
    RELEASE_UNNAMED(Layer.KILL_SWITCH, "a release without the name of an operator"),
    RELEASE_PHRASE(Layer.KILL_SWITCH, "the phrase that a release by one person needs was not typed"),
    RELEASE_TOO_EARLY(Layer.KILL_SWITCH, "milliseconds since the proposal against the delay"),
    RELEASE_SELF_APPROVAL(
            Layer.KILL_SWITCH, "whoever proposed it cannot approve it; different persons against those needed"),
    RELEASE_UNKNOWN(Layer.KILL_SWITCH, "no such latch stands"),
    RELEASE_NOT_YET(Layer.EMERGENCY_STOP, "the cause still stands; what was seen against what is needed"),
    CEO_MODE(Layer.CEO, "the operating mode allows no new risk; slots"),
    CEO_RISK_PER_TRADE(Layer.CEO, "loss at stop of one trade as a fraction of equity against the mode's"),
    CEO_CONFIDENCE(Layer.CEO, "confidence of the signal against the mode's minimum"),
    CEO_BLACK_SWAN(Layer.CEO, "drawdown that latches BLACK_SWAN"),
    CEO_CASCADE(Layer.CEO, "failures one after the other latch BLACK_SWAN"),
    CEO_QUORUM_LOST(Layer.CEO, "too few nodes are left; latches BLACK_SWAN"),
    CEO_LATCHED(Layer.CEO, "BLACK_SWAN stands until it is released"),
    CEO_DRAWDOWN(Layer.CEO, "drawdown from the reference peak against the mode's row"),
    CEO_HEALTH(Layer.CEO, "the health of the fund is critical"),
    CEO_WIN_RATE(Layer.CEO, "share of closed trades that won; NaN while there are too few"),
    CEO_READING_MISSING(Layer.CEO, "no drawdown reading"),
    CEO_COOLDOWN(Layer.CEO, "milliseconds that a looser mode was earned for");

    private final Layer layer;
    private final String meaning;

    ReasonCode(Layer layer, String meaning) {
        this.layer = layer;
        this.meaning = meaning;
    }

    public Layer layer() {
        return layer;
    }

    /** What the code says, and in which unit its observed number and limit are. */
    public String meaning() {
        return meaning;
    }
}
