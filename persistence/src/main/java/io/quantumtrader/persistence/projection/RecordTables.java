package io.quantumtrader.persistence.projection;

import static io.quantumtrader.persistence.projection.Column.number;
import static io.quantumtrader.persistence.projection.Column.text;
import static io.quantumtrader.persistence.projection.Column.time;
import static io.quantumtrader.persistence.projection.Column.whole;

import java.util.List;

/** Tables of what stands above the symbols, and of how often something was decided. */
final class RecordTables {

    private static final Column PORTFOLIO = text("portfolio", "name of the portfolio");
    private static final Column CODE = text("code", "reason code");
    private static final Column LAYER = text("layer", "layer of the kill hierarchy");

    static final Table DECISIONS = Table.of(
            "view_decision_minute",
            List.of(
                    time("minute_ms", "beginning of the minute, by the market's clock"),
                    PORTFOLIO,
                    text("symbol", "symbol of the venue"),
                    text(
                            "action",
                            "what was decided, HELD_BACK for an order at the last hop, BAR for a bar without a deed"),
                    text(
                            "said",
                            "DECISION counts decisions; REASON, WISH, REFUSED and SCALED count codes: the symbol's own, what an"
                                    + " entry was wished for, of layers that refused, of layers that shrank"),
                    LAYER,
                    CODE),
            Table.place(),
            whole("n", "how often"));

    static final Table DECIDED = Table.of(
            "view_decided",
            List.of(Table.place()),
            time("at_ms", "when, by the market's clock"),
            PORTFOLIO,
            text("symbol", "symbol of the venue"),
            text("decision_id", "what explanations, orders, permits and traces name it by"),
            whole("tick", "tick of the market"),
            text("action", "what was decided"),
            number("quantity", "base asset to open or close; none for the rest"),
            number(
                    "stop",
                    "protective stop that shall stand afterwards, quote per base; none where it is no matter of the decision"),
            CODE,
            text("refused_by", "the layer that refused it"),
            text(
                    "codes",
                    "every code that the symbol and the layers said, most urgent first, with a blank between two"));

    static final Table PERMITS = Table.of(
            "view_permit",
            List.of(PORTFOLIO, text("permit_id", "id of the permit")),
            Table.place(),
            whole("number", "runs from 1 without gaps"),
            text("symbol", "symbol of the venue"),
            text("side", "LONG or SHORT"),
            text("decision_id", "the one decision it is bound to"),
            time("issued_at_ms", "when"),
            time("expires_at_ms", "when it lapses"),
            number("max_quantity", "base asset"),
            number("low_price", "lowest price it holds for"),
            number("high_price", "highest price it holds for"),
            number("notional", "what it allows to open, quote currency"),
            whole("ladder_version", "version of the ladder it was issued under"),
            text("state", "ISSUED, SPENT, EXPIRED or VOID"),
            time("ended_at_ms", "when it was spent or lapsed"),
            text("end_code", "why it lapsed"),
            text("client_order_id", "the order whose record spent it"),
            time("order_at_ms", "when that order was recorded"));

    static final Table LADDER = Table.of(
            "view_ladder",
            List.of(Table.place()),
            time("at_ms", "when"),
            text("event", "name of the event in the journal"),
            whole("level", "1 to 7"),
            LAYER,
            text("scope", "*, a portfolio, or portfolio/symbol"),
            text("latch_id", "the latch, halt or guard that it is about"),
            text("permission", "what is left from then on, as the event says it"),
            CODE,
            number("observed", "what was seen, in the unit of the code"),
            number("limit_value", "what it was held against"),
            text("who", "operators, or the part of the fund that spoke"),
            text("why", "in words"),
            time("until_ms", "when it ends by itself"));

    static final Table LATCHES = Table.of(
            "view_latch",
            List.of(text("latch_id", "id of the latch or halt")),
            Table.place(),
            whole("level", "3 for the drawdown guard of the governor, 5 to 7"),
            LAYER,
            text("scope", "*, a portfolio, or portfolio/symbol; of a halt the venue connection"),
            text("permission", "the most it allows; HALT sends nothing"),
            time("since_ms", "when it was set"),
            CODE,
            number("observed", "what was seen, in the unit of the code"),
            number("limit_value", "what it was held against"),
            text("who", "who set it"),
            text("why", "in their words"),
            time("proposed_at_ms", "first word for its release"),
            text("proposed_by", "whose word that was"),
            time("released_at_ms", "when it was released; none while it stands"),
            text("released_by", "persons, in order"),
            text("release_why", "in their words"),
            text("follows", "what the scope has had since"));

    static final Table EQUITY = Table.of(
            "view_equity",
            List.of(PORTFOLIO, Table.place()),
            time("at_ms", "when it was read"),
            number("equity", "quote currency"),
            number("wallet_balance", "deposits plus realised profit minus fees and funding, quote currency"),
            number("maintenance_margin", "of all positions, quote currency"),
            number("peak", "reference that the budget's drawdown is measured from, quote currency"),
            number("drawdown", "from that reference, fraction, 0 at or above it"),
            number("heat", "fraction of equity"),
            text("heat_band", "COLD, WARM, HOT or UNKNOWN"),
            whole("positions", "positions held"));

    static final Table ORPHANS = Table.of(
            "view_orphan",
            List.of(Table.place()),
            text("persistence_id", "under which the run was set aside"),
            whole("sequence_number", "place among the events of that id"),
            text("writer", "incarnation that wrote it"),
            whole("written_at_ms", "wall clock at the writer"),
            text("event", "its kind"),
            text("content", "the event in words"));

    private RecordTables() {}
}
