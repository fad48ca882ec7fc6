package io.quantumtrader.persistence.projection;

import io.quantumtrader.kernel.position.Costs;
import io.quantumtrader.kernel.position.Position;
import io.quantumtrader.kernel.symbol.Evaluator;
import io.quantumtrader.persistence.ReasonRow;
import io.quantumtrader.persistence.symbol.ClosedPosition;
import io.quantumtrader.persistence.symbol.ObservationBits;
import io.quantumtrader.persistence.symbol.ObservationRow;
import io.quantumtrader.persistence.symbol.OperatorWord;
import io.quantumtrader.persistence.symbol.SymbolBook;
import io.quantumtrader.persistence.symbol.SymbolEvent;
import io.quantumtrader.persistence.symbol.SymbolEvent.Decided;
import io.quantumtrader.persistence.symbol.SymbolEvent.DriftResolved;
import io.quantumtrader.persistence.symbol.SymbolEvent.OrderFilled;
import io.quantumtrader.persistence.symbol.SymbolEvent.PositionLiquidated;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** What is remembered of a position under way beside the book: its entry, its worst and best R, its exits. */
final class OpenTrade {

    private static final String CONTINUES = "CLOSE_CONTINUES";

    /** What a stop stands somewhere for; a decision may harvest and move the stop at once. */
    private static final Set<String> STOPS =
            Set.of("PROTECTION_PLACED", "PROFIT_LOCK", "TRAIL", "STOP_LIQUIDATION_BOUND");

    private final String portfolio;
    private final String symbol;
    private final String positionId;
    private final long place;
    private final @Nullable OrderLine entry;
    private final Set<String> exitOrders = new HashSet<>();
    private @Nullable Decided close;
    private double mfe = Double.NaN;
    private double mae = Double.NaN;
    private double exited;
    private double exitNotional;

    /**
     * A position that has just begun.
     *
     * @param entry the order that opened it; none for one that was found at the venue
     */
    OpenTrade(String portfolio, String symbol, Position opened, @Nullable OrderLine entry, long place) {
        this.portfolio = portfolio;
        this.symbol = symbol;
        this.positionId = symbol + "-" + opened.number();
        this.entry = entry;
        this.place = place;
    }

    void observed(double r) {
        if (!Double.isFinite(r)) return;
        mfe = Double.isNaN(mfe) ? r : Math.max(mfe, r);
        mae = Double.isNaN(mae) ? r : Math.min(mae, r);
    }

    /** The first decision of a close; those that only carry it on do not replace it. */
    void closing(Decided decided) {
        if (close == null || !CONTINUES.equals(Words.firstCode(decided.reasons()))) close = decided;
    }

    /**
     * Some of it was closed, which is as far as it went if no bar was farther: a fill at its own price, what went without one at
     * the price that the book valued it at.
     */
    void left(Position before, double quantity, Costs after, SymbolEvent event) {
        double price = switch (event) {
            case OrderFilled fill -> fill.price();
            case PositionLiquidated lost -> lost.price();
            default ->
                before.averageEntry()
                        + before.side().sign()
                                * (after.realised() - before.costs().realised())
                                / quantity;
        };
        double fee = switch (event) {
            case OrderFilled fill -> fill.fee();
            case PositionLiquidated lost -> lost.fee();
            default -> 0;
        };
        observed(Evaluator.rNet(before, price, fee / (quantity * price)));
        exited += quantity;
        exitNotional += quantity * price;
        if (event instanceof OrderFilled fill) exitOrders.add(fill.clientOrderId());
    }

    Row key() {
        return new Row(SymbolTables.POSITIONS).set("portfolio", portfolio).set("position_id", positionId);
    }

    Row position(SymbolBook book, Position held, long atMs) {
        var costs = held.costs();
        return entered(common(key(), held))
                .set("at_ms", atMs)
                .set("quantity", held.quantity())
                .set("original_quantity", held.originalQuantity())
                .set("mark", book.mark())
                .set("stop", held.stop())
                .set("stop_rests", book.restingStop().isPresent())
                .set("closing", book.closing())
                .set("r", book.rMultiple())
                .set("kill_score", book.killScore())
                .set("realised", costs.realised())
                .set("fees", costs.entryFees() + costs.exitFees())
                .set("funding", costs.funding())
                .set(Table.PLACE, place);
    }

    /**
     * The trade that it was.
     *
     * @param exit the order of the last exit, if it was one that is known
     */
    Row trade(ClosedPosition ended, @Nullable OrderLine exit, SymbolEvent last, long endedAt) {
        var held = ended.last();
        var costs = ended.costs();
        var row = new Row(SymbolTables.TRADES).set("portfolio", portfolio).set("position_id", positionId);
        entered(common(row, held))
                .set(Table.PLACE, endedAt)
                .set("closed_at_ms", ended.atMs())
                .set("duration_ms", ended.atMs() - held.openedAtMs())
                .set("quantity", held.originalQuantity())
                .set("average_exit", exited > 0 ? exitNotional / exited : Double.NaN)
                .set("risk", held.terms().stopDistance() * held.originalQuantity())
                .set("gross", costs.realised())
                .set("entry_fees", costs.entryFees())
                .set("exit_fees", costs.exitFees())
                .set("fees", costs.entryFees() + costs.exitFees())
                .set("funding", costs.funding())
                .set("net", costs.net())
                .set("r", ended.totalR())
                .set("exit_by", exitBy(exit, last))
                .set("exit_orders", exitOrders.size());
        var why = why(exit);
        if (why != null) {
            var reasons = reasons(why, exit);
            row.set("exit_decision_id", why.decisionId())
                    .set("exit_layer", Words.known(Words.layerOf(String.valueOf(Words.firstCode(reasons)))));
            Words.reason(row, reasons, "exit_reason", "exit_observed", "exit_limit");
        }
        if (last instanceof OrderFilled fill) row.set("exit_order_id", fill.clientOrderId());
        var opened = entry == null ? null : entry.decided();
        if (opened != null) {
            row.set("entry_reason", Words.firstCode(opened.reasons()))
                    .set(
                            "entry_by",
                            OperatorWord.in(opened.causedBy())
                                    .map(OperatorWord::text)
                                    .orElse(opened.causedBy()));
        }
        return row;
    }

    /** What the entry was decided on, with what came of it; nothing where no decision of ours opened it. */
    @Nullable
    Row training(ClosedPosition ended, @Nullable OrderLine exit, SymbolEvent last, long endedAt) {
        var order = entry;
        var decided = order == null ? null : order.decided();
        if (order == null || decided == null) return null;
        var held = ended.last();
        var terms = held.terms();
        var row = new Row(SymbolTables.TRAINING)
                .set("portfolio", portfolio)
                .set("position_id", positionId)
                .set(Table.PLACE, endedAt)
                .set("symbol", symbol)
                .set("side", terms.side().name())
                .set("entry_at_ms", decided.atMs())
                .set("entry_decision_id", decided.decisionId())
                .set(
                        "scale",
                        decided.verdicts().stream()
                                .mapToDouble(verdict -> verdict.scale())
                                .reduce(1, (a, b) -> a * b))
                .set("sigma_reference", terms.sigmaReference())
                .set("trend_reference", terms.trendReference())
                .set("flip_armed", terms.flipArmed())
                .set("settings_version", decided.termsVersion())
                .set("outcome_r", ended.totalR())
                .set("outcome_net", ended.costs().net())
                .set("duration_ms", ended.atMs() - held.openedAtMs())
                .set("exit_by", exitBy(exit, last));
        if (!decided.reasons().isEmpty()) {
            row.set("entry_reason", Words.firstCode(decided.reasons()))
                    .set("entry_evidence", decided.reasons().getFirst().observed());
        }
        var why = why(exit);
        if (why != null) row.set("exit_reason", Words.firstCode(reasons(why, exit)));
        var seen = order.observation();
        if (seen != null) features(row, seen);
        return shared(row, held);
    }

    private static void features(Row row, ObservationRow seen) {
        row.set("bar_open_ms", seen.openTimeMs())
                .set("bar_open", seen.open())
                .set("bar_high", seen.high())
                .set("bar_low", seen.low())
                .set("bar_close", seen.close())
                .set("bar_volume", seen.volume())
                .set("mark", seen.mark())
                .set("sigma", seen.sigma())
                .set("cluster_stress", seen.clusterStress())
                .set("equity", seen.equity())
                .set("heat", ObservationBits.heat(seen.bits()).map(Enum::name));
    }

    private Row common(Row row, Position held) {
        return shared(row, held)
                .set("symbol", symbol)
                .set("side", held.side().name())
                .set("opened_at_ms", held.openedAtMs())
                .set("average_entry", held.averageEntry())
                .set("adopted", held.adopted());
    }

    private Row shared(Row row, Position held) {
        var terms = held.terms();
        return row.set("mfe_r", mfe)
                .set("mae_r", mae)
                .set("bars", held.path().bars())
                .set("tranches", held.fired())
                .set("stop_distance", terms.stopDistance())
                .set("leverage", terms.leverage())
                .set("profile", terms.profile().name())
                .set("regime", terms.regime().name());
    }

    private Row entered(Row row) {
        var order = entry == null ? null : entry.intended();
        if (order == null) return row;
        return row.set("entry_decision_id", order.decisionId()).set("permit_id", Words.known(order.permitId()));
    }

    /** What was decided on; a close that was only carried on is told by what began it. */
    private @Nullable Decided why(@Nullable OrderLine exit) {
        var decided = exit == null ? null : exit.decided();
        if (decided == null) return null;
        boolean carriedOn = CONTINUES.equals(Words.firstCode(decided.reasons()));
        return carriedOn && close != null ? close : decided;
    }

    private static List<ReasonRow> reasons(Decided why, @Nullable OrderLine exit) {
        if (exit == null || !exit.purpose().equals("STOP")) return why.reasons();
        var ofStops = why.reasons().stream()
                .filter(reason -> STOPS.contains(reason.code()))
                .toList();
        return ofStops.isEmpty() ? why.reasons() : ofStops;
    }

    private static String exitBy(@Nullable OrderLine exit, SymbolEvent last) {
        if (last instanceof PositionLiquidated) return "LIQUIDATION";
        if (last instanceof DriftResolved) return "DRIFT";
        if (exit == null) return "FOREIGN";
        var decided = exit.decided();
        return decided != null && decided.causedBy().equals("guardian") ? "GUARDIAN" : exit.purpose();
    }
}
