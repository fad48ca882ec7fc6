package io.quantumtrader.persistence.projection;

import static io.quantumtrader.persistence.projection.Column.flag;
import static io.quantumtrader.persistence.projection.Column.number;
import static io.quantumtrader.persistence.projection.Column.text;
import static io.quantumtrader.persistence.projection.Column.time;
import static io.quantumtrader.persistence.projection.Column.whole;

import java.util.List;

/** Tables that tell of one symbol each. */
final class SymbolTables {

    private static final Column PORTFOLIO = text("portfolio", "name of the portfolio");
    private static final Column SYMBOL = text("symbol", "symbol of the venue");
    private static final Column POSITION = text("position_id", "symbol and running number of the position");
    private static final Column SIDE = text("side", "LONG or SHORT");
    private static final Column PROFILE = text("profile", "exit profile, chosen at open");
    private static final Column REGIME = text("regime", "dominant regime at entry");
    private static final Column ADOPTED = flag("adopted", "found at the venue rather than opened here");
    private static final Column LEVERAGE = number("leverage", "of the isolated position");
    private static final Column OPENED = time("opened_at_ms", "first fill of the entry");
    private static final Column STOP_DISTANCE = number("stop_distance", "1R per unit, in price units, frozen at entry");
    private static final Column MFE =
            number("mfe_r", "highest net R of a closed bar or an exit; none before the first");
    private static final Column MAE = number("mae_r", "lowest net R of a closed bar or an exit; none before the first");
    private static final Column BARS = whole("bars", "closed bars while it was open");
    private static final Column TRANCHES = whole("tranches", "harvest tranches fired, 0 to 3");
    private static final Column ENTRY_DECISION = text("entry_decision_id", "the decision that opened it");
    private static final Column PERMIT = text("permit_id", "the permit that allowed its first entry order");
    private static final Column EXIT_BY =
            text("exit_by", "what ended it: STOP, EXIT, GUARDIAN, LIQUIDATION, DRIFT, ENTRY or FOREIGN order");
    private static final Column EXIT_REASON = text(
            "exit_reason",
            "code of the decision behind the last exit; of a stop, of the decision that placed it there");

    static final Table POSITIONS = Table.of(
            "view_position",
            List.of(PORTFOLIO, POSITION),
            Table.place(),
            SYMBOL,
            SIDE,
            time("at_ms", "last event that is in this row"),
            OPENED,
            number("quantity", "held, base asset"),
            number("original_quantity", "all entry fills together, base asset"),
            number("average_entry", "average price of the entry fills"),
            number("mark", "last mark price recorded"),
            number("stop", "protective stop in force, price"),
            flag("stop_rests", "whether that stop is confirmed by the venue"),
            flag("closing", "whether a full close was decided"),
            number("r", "net R of the last closed bar"),
            number("kill_score", "K of the last closed bar"),
            MFE,
            MAE,
            BARS,
            TRANCHES,
            number("realised", "profit of what was closed before fees and funding, quote currency"),
            number("fees", "paid so far, quote currency"),
            number("funding", "paid so far, negative is received, quote currency"),
            STOP_DISTANCE,
            LEVERAGE,
            PROFILE,
            REGIME,
            ADOPTED,
            ENTRY_DECISION,
            PERMIT);

    static final Table TRADES = Table.of(
            "view_trade",
            List.of(PORTFOLIO, POSITION),
            Table.place(),
            SYMBOL,
            SIDE,
            OPENED,
            time("closed_at_ms", "last fill"),
            whole("duration_ms", "from the first fill to the last, milliseconds of the market's clock"),
            number("quantity", "all entry fills together, base asset"),
            number("average_entry", "average price of the entry fills"),
            number("average_exit", "average price of what was closed; drift at the last known price"),
            number("risk", "1R of the whole position: stop distance times quantity, quote currency"),
            number("gross", "profit before fees and funding, quote currency"),
            number("entry_fees", "quote currency"),
            number("exit_fees", "quote currency"),
            number("fees", "both together, quote currency"),
            number("funding", "paid, negative is received, quote currency"),
            number("net", "profit after fees and funding, quote currency"),
            number("r", "net over risk"),
            MFE,
            MAE,
            BARS,
            TRANCHES,
            EXIT_BY,
            EXIT_REASON,
            text("exit_layer", "the layer that this code belongs to"),
            number("exit_observed", "what was seen, in the unit of the code"),
            number("exit_limit", "what it was held against"),
            ENTRY_DECISION,
            text("entry_reason", "first code of the decision that opened it"),
            text("entry_by", "strategy, or the operator's word"),
            PERMIT,
            text("exit_decision_id", "the decision behind the last exit"),
            text("exit_order_id", "client order id of the last exit"),
            whole("exit_orders", "orders that closed some of it"),
            STOP_DISTANCE,
            LEVERAGE,
            PROFILE,
            REGIME,
            ADOPTED);

    static final Table ORDERS = Table.of(
            "view_order",
            List.of(PORTFOLIO, text("client_order_id", "derived from symbol, position and decision")),
            Table.place(),
            SYMBOL,
            POSITION,
            text("decision_id", "the decision that allowed it"),
            text("decision_reason", "first code of that decision"),
            text("permit_id", "the permit it spent; none for reducing and protective orders"),
            text("purpose", "ENTRY, EXIT, STOP; FOREIGN where no order of ours is known"),
            text("kind", "MARKET, LIMIT, CLOSE_STOP, QUANTITY_STOP"),
            text("side", "BUY or SELL"),
            number("quantity", "base asset, 0 where the venue resolves it"),
            number("price", "limit or trigger price; none for a market order"),
            flag("reduce_only", "whether it can only reduce"),
            time("intended_at_ms", "when it was recorded, before it was sent"),
            text("state", "INTENDED, ACCEPTED, UNKNOWN, TRIGGERED, PARTLY_FILLED, FILLED, GONE, REFUSED or HELD_BACK"),
            flag("withdrawn", "whether its withdrawal was decided"),
            time("state_at_ms", "since when it is in this state"),
            text("why", "why it was refused, held back or went"),
            whole("fills", "trades"),
            number("filled_quantity", "base asset"),
            number("average_price", "of its trades"),
            number("fees", "quote currency"),
            number("reference_mark", "mark price at hand when it was recorded; of a stop, when it triggered"),
            number("slippage", "average price against that mark, fraction, above 0 is worse for us"));

    /** Market state and features on the bar of the entry decision, with what came of it. */
    static final Table TRAINING = Table.of(
            "view_training",
            List.of(PORTFOLIO, POSITION),
            Table.place(),
            SYMBOL,
            SIDE,
            time("entry_at_ms", "when the entry was decided"),
            ENTRY_DECISION,
            text("entry_reason", "first code of the entry decision"),
            number("entry_evidence", "number beside that code; of ENTRY_SIGNAL its evidence"),
            number("scale", "what the layers left of the size that was asked for, product of their factors"),
            time("bar_open_ms", "open time of the last closed bar"),
            number("bar_open", "price"),
            number("bar_high", "price"),
            number("bar_low", "price"),
            number("bar_close", "price"),
            number("bar_volume", "base asset"),
            number("mark", "mark price at the close of the bar"),
            number("sigma", "volatility of one bar"),
            number("cluster_stress", "stress of the symbol's cluster at hand"),
            number("equity", "equity reading at hand, quote currency"),
            text("heat", "heat band at hand"),
            REGIME,
            number("sigma_reference", "volatility that a spike is measured against"),
            number("trend_reference", "trend strength in favour at entry"),
            flag("flip_armed", "whether a regime flip can count"),
            STOP_DISTANCE,
            LEVERAGE,
            PROFILE,
            text("settings_version", "fingerprint of the settings it was decided by"),
            number("outcome_r", "net R of the whole trade"),
            number("outcome_net", "profit after fees and funding, quote currency"),
            MFE,
            MAE,
            whole("duration_ms", "from the first fill to the last"),
            BARS,
            TRANCHES,
            EXIT_BY,
            EXIT_REASON);

    private SymbolTables() {}
}
