package io.quantumtrader.http.metric;

import java.util.List;

/**
 * Every figure that the fund itself tells, beside those of the JVM and the process; one list, though a long one, because page, rules
 * and boards are held against it. Names are stable: added at will, never reused.
 * Counters and histograms are of this process's life: a restart begins them anew.
 */
public enum Figure {
    EQUITY(Kind.GAUGE, Whose.FUND, "qt_equity_quote", "Wallet plus unrealised profit, quote currency."),
    FREE_MARGIN(
            Kind.GAUGE,
            Whose.FUND,
            "qt_free_margin_ratio",
            "Equity less maintenance margin, share of equity; of the whole book."),
    DRAWDOWN(Kind.GAUGE, Whose.FUND, "qt_drawdown_ratio", "Share of the reference peak that is lost."),
    DAY_LOSS(
            Kind.GAUGE,
            Whose.FUND,
            "qt_day_loss_ratio",
            "Loss of the UTC day, share of its opening equity; below 0 a gain."),
    WEEK_LOSS(
            Kind.GAUGE,
            Whose.FUND,
            "qt_week_loss_ratio",
            "Loss of the UTC week, share of its opening equity; below 0 a gain."),
    HEAT(Kind.GAUGE, Whose.FUND, "qt_heat_ratio", "Heat of the portfolio."),
    MODE(Kind.GAUGE, Whose.FUND, "qt_mode", "1 for the operating mode in force, 0 for the others.", "mode"),
    SLOTS(Kind.GAUGE, Whose.FUND, "qt_slots", "Positions that may be open at once."),

    POSITIONS(Kind.GAUGE, Whose.FUND, "qt_positions", "Open positions."),
    PROTECTED(
            Kind.GAUGE,
            Whose.FUND,
            "qt_positions_protected",
            "Open positions whose stop rests at the venue and is confirmed, or whose close is under way."),
    COVERAGE(
            Kind.GAUGE,
            Whose.FUND,
            "qt_protection_ratio",
            "The protected ones among the open positions; left out while nothing is open."),
    MISMATCHED(
            Kind.GAUGE,
            Whose.FUND,
            "qt_positions_mismatched",
            "Symbols of which record and venue differ, or an earlier difference is not settled."),
    KILL_SCORE(
            Kind.GAUGE,
            Whose.FUND,
            "qt_kill_score_ratio",
            "Kill score K of an open position at its last closed bar.",
            "symbol"),
    KILL_COMPONENT(
            Kind.GAUGE,
            Whose.FUND,
            "qt_kill_score_component",
            "Part of K before it is weighted: REGIME_FLIP 0 or 1, SIGMA_SPIKE and TS_DROP from 0, AGE 0 to 1.",
            "symbol",
            "component"),
    R_MULTIPLE(
            Kind.GAUGE,
            Whose.FUND,
            "qt_r_multiple",
            "R of an open position at its last closed bar: profit per unit after costs in multiples of the risk frozen at entry.",
            "symbol"),
    MARK_PRICE(Kind.GAUGE, Whose.FUND, "qt_mark_price_quote", "Last mark price of an open position.", "symbol"),
    ENTRY_PRICE(Kind.GAUGE, Whose.FUND, "qt_entry_price_quote", "Average entry price of an open position.", "symbol"),
    STOP_PRICE(
            Kind.GAUGE,
            Whose.FUND,
            "qt_stop_price_quote",
            "Stop of an open position: wanted by the position, or resting at the venue.",
            "symbol",
            "stop"),
    TRANCHES(
            Kind.GAUGE,
            Whose.FUND,
            "qt_tranches_fired",
            "Tranches of its exit profile that an open position has fired.",
            "symbol"),

    PERMISSION(
            Kind.GAUGE,
            Whose.FUND,
            "qt_permission",
            "What a symbol may do by this node's copy of the ladder: 0 TRADE, 1 REDUCE_ONLY, 2 FLATTEN.",
            "symbol"),
    LATCHES(Kind.GAUGE, Whose.FUND, "qt_latches", "Latches that stand, by the layer that set them.", "layer"),
    HALTED(
            Kind.GAUGE,
            Whose.FUND,
            "qt_halted",
            "1 while a halt holds back everything that would be sent to the venue."),
    LAYER_SILENT(
            Kind.GAUGE,
            Whose.NODE,
            "qt_layer_silent",
            "1 where a layer did not answer this node when it was asked last; left out for those that nobody asks.",
            "layer"),
    LADDER_RECOVERING(
            Kind.GAUGE,
            Whose.NODE,
            "qt_ladder_recovering",
            "1 while the ladder is read back from the journal: nothing opens."),
    LEASE_AGE(
            Kind.GAUGE,
            Whose.NODE,
            "qt_ladder_lease_age_seconds",
            "Since the keepers of the ladder were heard here; left out before that, and where the ladder is renewed inside the tick."),
    LEASE_VALID(
            Kind.GAUGE,
            Whose.NODE,
            "qt_ladder_lease_valid",
            "1 while the ladder's lease holds here, else nothing opens."),

    TICK(Kind.GAUGE, Whose.FUND, "qt_tick", "Number of the last tick."),
    TICK_TIME(
            Kind.GAUGE,
            Whose.FUND,
            "qt_tick_timestamp_seconds",
            "Time of the last tick by the market's clock, seconds since 1970."),
    TICK_AGE(
            Kind.GAUGE,
            Whose.NODE,
            "qt_tick_age_seconds",
            "By the wall clock, since this node heard of the last tick; since its start at most."),
    FEED_AGE(
            Kind.GAUGE,
            Whose.NODE,
            "qt_feed_age_seconds",
            "By the wall clock, since a symbol that lives here took in its last bar; left out before the first.",
            "symbol"),
    FEEDS_STALE(
            Kind.GAUGE,
            Whose.NODE,
            "qt_feeds_stale",
            "Symbols that live here whose last bar is older than notify.silence-after, or two bars if that is longer."),
    SYMBOLS_SILENT(
            Kind.GAUGE,
            Whose.FUND,
            "qt_symbols_silent",
            "Symbols that did not answer this node when they were asked last."),
    PICTURE_AGE(
            Kind.GAUGE,
            Whose.NODE,
            "qt_picture_age_seconds",
            "How old the picture of the fund is from which money, positions and heat are told here; they are left out while there is none."),

    DECISIONS(
            Kind.COUNTER,
            Whose.NODE,
            "qt_decisions_total",
            "Decisions of symbols that live here, by what was done and the first reason for it.",
            "action",
            "reason"),
    REFUSALS(
            Kind.COUNTER,
            Whose.NODE,
            "qt_refusals_total",
            "Opens that a layer refused, by its first reason, each layer that did; SEND_GATE for what was held back on its way to the venue.",
            "layer",
            "code"),
    SCALINGS(
            Kind.COUNTER,
            Whose.NODE,
            "qt_scalings_total",
            "Opens that a layer made smaller without refusing them, by its first reason.",
            "layer",
            "code"),
    PERMITS(
            Kind.COUNTER,
            Whose.NODE,
            "qt_permits_total",
            "Permits to open by what became of them, where the governor lives here: ISSUED, SPENT, EXPIRED or VOID.",
            "state"),
    PERMITS_OUTSTANDING(
            Kind.GAUGE,
            Whose.NODE,
            "qt_permits_outstanding",
            "Permits that were issued here and neither spent nor lapsed by the market's clock."),
    ORDERS_INTENDED(
            Kind.COUNTER,
            Whose.NODE,
            "qt_orders_intended_total",
            "Orders of symbols that live here that were recorded to be sent: ENTRY, EXIT or STOP.",
            "purpose"),
    ORDER_ANSWERS(
            Kind.COUNTER,
            Whose.NODE,
            "qt_order_answers_total",
            "What came of sending an order: ACCEPTED, REFUSED by the venue, HELD_BACK here, NONE in time; after NONE it is asked for by"
                    + " its id, and its answer counts, too. Purpose BEFORE is an order of an earlier process.",
            "purpose",
            "answer"),
    ORDER_ENDS(
            Kind.COUNTER,
            Whose.NODE,
            "qt_order_ends_total",
            "Orders that are over: FILLED whole, or GONE without a further fill, as by a cancel.",
            "purpose",
            "end"),
    ORDERS_UNANSWERED(
            Kind.GAUGE,
            Whose.NODE,
            "qt_orders_unanswered",
            "Orders of symbols that live here that were recorded to be sent and have no answer yet."),
    ORDER_UNANSWERED_AGE(
            Kind.GAUGE,
            Whose.NODE,
            "qt_order_unanswered_age_seconds",
            "By the wall clock, how long the oldest of them waits; left out while none does."),
    FILLS(Kind.COUNTER, Whose.NODE, "qt_fills_total", "Trades of orders of symbols that live here.", "purpose"),
    FEES(Kind.COUNTER, Whose.NODE, "qt_fees_quote_total", "Fees of these trades, quote currency."),
    DRIFTS(
            Kind.COUNTER,
            Whose.NODE,
            "qt_drifts_total",
            "Differences of record and venue that were settled, by their end.",
            "outcome"),
    LIQUIDATIONS(
            Kind.COUNTER,
            Whose.NODE,
            "qt_liquidations_total",
            "Positions that the venue took over, of symbols that live here."),
    ALARMS(Kind.COUNTER, Whose.NODE, "qt_alarms_total", "Alarms raised by this process.", "kind"),

    EVALUATION(
            Kind.HISTOGRAM,
            Whose.NODE,
            "qt_evaluation_seconds",
            "In a symbol that lives here: from a bar taken up to what is decided on it, before it is recorded."),
    DECISION(
            Kind.HISTOGRAM,
            Whose.NODE,
            "qt_tick_to_decision_seconds",
            "Where the conductor sits: from a tick's beginning until a symbol, wherever it lives, has recorded what it decided on it."),
    TICK_TOOK(
            Kind.HISTOGRAM, Whose.NODE, "qt_tick_duration_seconds", "Where the conductor sits: all phases of a tick."),
    JOURNAL_WRITE(
            Kind.HISTOGRAM,
            Whose.NODE,
            "qt_journal_write_seconds",
            "A write of the journal from queued to durable, in the database or in the spool."),
    JOURNAL_FAILED(
            Kind.COUNTER,
            Whose.NODE,
            "qt_journal_writes_failed_total",
            "Writes that neither database nor spool took; who wrote is restarted from the journal."),
    JOURNAL_UP(
            Kind.GAUGE,
            Whose.NODE,
            "qt_journal_up",
            "1 while what is recorded here goes to the database, 0 while it goes to the spool."),
    SPOOL_EVENTS(Kind.GAUGE, Whose.NODE, "qt_journal_spool_events", "Events that wait in the spool."),
    SPOOL_USED(
            Kind.GAUGE,
            Whose.NODE,
            "qt_journal_spool_used_ratio",
            "Share of the spool that is used; when it is used up nothing is recorded any more."),
    VIEWS_BEHIND(
            Kind.GAUGE,
            Whose.NODE,
            "qt_views_behind_seconds",
            "Since the views of the record had last taken in everything, on the node that keeps them; they look every 5 s."),
    DISK_LEFT(
            Kind.GAUGE,
            Whose.NODE,
            "qt_disk_left_bytes",
            "Room on the disk of record and data that has the least against its limit."),
    DISK_LEAST(Kind.GAUGE, Whose.NODE, "qt_disk_least_bytes", "Room below which nothing is opened."),

    KILL(
            Kind.HISTOGRAM,
            Whose.NODE,
            "qt_kill_seconds",
            "How long a kill took from its acceptance to the gate closed, and each tightening of a portfolio or of everything from there"
                    + " to the last symbol's acknowledgement.",
            "stage"),
    KILL_REHEARSAL(
            Kind.HISTOGRAM,
            Whose.NODE,
            "qt_kill_rehearsal_seconds",
            "The same of rehearsals, both from the acceptance.",
            "stage"),
    KILL_NODES(
            Kind.HISTOGRAM,
            Whose.NODE,
            "qt_kill_across_nodes_seconds",
            "How long a kill that was accepted here took until the gate of every node went by it, or the lease of one out of reach was"
                    + " over; and its rehearsals, which tighten nothing.",
            "stage"),
    ROUND(
            Kind.HISTOGRAM,
            Whose.NODE,
            "qt_node_round_seconds",
            "A bare question to all nodes, until each within reach has answered."),
    NODE(
            Kind.INFO,
            Whose.NODE,
            "qt_node_info",
            "This node's name, empty for a fund alone, and the portfolio it works for.",
            "node",
            "portfolio"),
    MEMBERS(
            Kind.GAUGE,
            Whose.NODE,
            "qt_cluster_members",
            "Members of the cluster as this node sees them, by status; left out for a fund alone.",
            "status"),
    UNREACHABLE(
            Kind.GAUGE, Whose.NODE, "qt_cluster_members_unreachable", "Members whose signs of life this node misses."),
    SYMBOLS_HERE(
            Kind.GAUGE, Whose.NODE, "qt_node_symbols", "Symbols that live on this node; left out where none does."),
    SEATED(Kind.GAUGE, Whose.NODE, "qt_conductor_seated", "1 where the conductor sits."),
    OWNERSHIP_LEFT(
            Kind.GAUGE,
            Whose.NODE,
            "qt_ownership_left_seconds",
            "For how long this node may still send if it hears of no majority any more; below 0 it sends nothing. Left out for a fund"
                    + " alone."),

    HTTP(
            Kind.HISTOGRAM,
            Whose.NODE,
            "qt_http_request_seconds",
            "Requests until they are answered; of streams, until they begin. An endpoint is a template of its address, (none) for what is"
                    + " no address; the status is its class, 2xx to 5xx.",
            "method",
            "endpoint",
            "status"),
    TOKENS_REFUSED(
            Kind.COUNTER,
            Whose.NODE,
            "qt_http_tokens_refused_total",
            "Requests that came without a token where one is needed (TOKEN_MISSING), with a wrong one (TOKEN_WRONG), or with too many wrong"
                    + " ones (TOO_MANY).",
            "why"),
    CERTIFICATE_ENDS(
            Kind.GAUGE,
            Whose.NODE,
            "qt_api_certificate_end_timestamp_seconds",
            "When the certificate that the API shows ends, seconds since the epoch. Left out without TLS."),
    WATCHERS(Kind.GAUGE, Whose.NODE, "qt_stream_watchers", "Who watches the event stream now."),
    STREAM_LOST(
            Kind.COUNTER,
            Whose.NODE,
            "qt_stream_events_lost_total",
            "Events that watchers were not shown because they came faster than they could be written."),
    BUILD(
            Kind.INFO,
            Whose.NODE,
            "qt_build_info",
            "Version of the program, and of the Java it runs on.",
            "version",
            "java");

    /** What is done with a figure. */
    public enum Kind {
        /** Goes up and down. */
        GAUGE,
        /** Only rises, from 0 at the start of the process. */
        COUNTER,
        /** How long something took, each time it happened, in buckets of seconds. */
        HISTOGRAM,
        /** Always 1; what it says is in its labels. */
        INFO
    }

    /** Of what a figure speaks. */
    public enum Whose {
        /** The fund as a whole: every node tells the same, so take one or the largest, never the sum. */
        FUND,
        /** This process or node: those of several nodes add up. */
        NODE
    }

    private final Kind kind;
    private final Whose whose;
    private final String text;
    private final String help;
    private final String labels;

    Figure(Kind kind, Whose whose, String text, String help, String... labels) {
        this.kind = kind;
        this.whose = whose;
        this.text = text;
        this.help = help;
        this.labels = String.join(" ", labels);
    }

    public Kind kind() {
        return kind;
    }

    public Whose whose() {
        return whose;
    }

    /** As Prometheus reads it; histograms add {@code _bucket}, {@code _sum} and {@code _count}. */
    public String text() {
        return text;
    }

    public String help() {
        return help;
    }

    /** Names of its labels, each of few values: words of this program, symbols that are traded, or endpoints. */
    public List<String> labels() {
        return labels.isEmpty() ? List.of() : List.of(labels.split(" "));
    }
}
