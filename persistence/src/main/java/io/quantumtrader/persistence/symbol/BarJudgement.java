package io.quantumtrader.persistence.symbol;

import io.quantumtrader.kernel.decision.ProtectivePlan.PlaceStop;
import io.quantumtrader.kernel.decision.ReducingPlan;
import io.quantumtrader.kernel.exit.KillReading;
import io.quantumtrader.kernel.kill.Permission;
import io.quantumtrader.kernel.market.Bar;
import io.quantumtrader.kernel.portfolio.HeatBand;
import io.quantumtrader.kernel.position.Position;
import io.quantumtrader.kernel.position.Side;
import io.quantumtrader.kernel.signal.EntrySignal;
import io.quantumtrader.kernel.symbol.Evaluation;
import io.quantumtrader.kernel.symbol.Evaluator;
import io.quantumtrader.kernel.symbol.Indicators;
import io.quantumtrader.kernel.symbol.Observation;
import io.quantumtrader.kernel.symbol.SymbolSettings;
import io.quantumtrader.persistence.ReasonRow;
import io.quantumtrader.persistence.symbol.SymbolEvent.Decided;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * What a symbol makes of one closed bar, as events: a compact row for a hold, else the full decision with its orders. The bar
 * must have been pushed into the book.
 *
 * @param events to be recorded, at least one
 * @param kill the kill score with its components, where a position is held and there is a market state
 * @param signal an entry that the strategy wishes, where the symbol is flat
 */
public record BarJudgement(List<SymbolEvent> events, Optional<KillReading> kill, Optional<EntrySignal> signal) {

    /**
     * The raw inputs of one bar: everything besides the book that the judgement depends on.
     *
     * @param mark mark price at the close
     * @param heat last fresh heat band
     * @param clusterStress NaN when unknown
     * @param equity last equity reading, NaN when unknown; recorded, not judged by
     */
    public record Inputs(
            long tick,
            long atMs,
            Bar bar,
            double mark,
            Permission permission,
            Optional<HeatBand> heat,
            double clusterStress,
            double equity) {

        /** The inputs as a row recorded them. */
        public static Inputs of(ObservationRow row) {
            return new Inputs(
                    row.tick(),
                    row.atMs(),
                    row.bar(),
                    row.mark(),
                    ObservationBits.permission(row.bits()),
                    ObservationBits.heat(row.bits()),
                    row.clusterStress(),
                    row.equity());
        }
    }

    /**
     * Judges one bar.
     *
     * @param inputs what was at hand, as it will be recorded
     */
    public static BarJudgement of(
            String symbol, SymbolBook book, Indicators indicators, Inputs inputs, SymbolSettings settings) {
        return of(symbol, book, BarReading.of(indicators, settings), inputs, settings);
    }

    /**
     * Judges one bar by what was read off the bars before.
     *
     * @param reading of this bar
     * @param inputs what was at hand, as it will be recorded
     */
    public static BarJudgement of(
            String symbol, SymbolBook book, BarReading reading, Inputs inputs, SymbolSettings settings) {
        var seen = new Observation(
                inputs.atMs(),
                inputs.bar().close(),
                inputs.mark(),
                reading.market(),
                reading.atr(),
                reading.logMove(),
                inputs.permission(),
                inputs.heat(),
                inputs.clusterStress());
        var evaluation = book.position().map(held -> Evaluator.evaluate(held, seen, book.rules(), settings));
        var signal = book.position().isPresent() ? Optional.<EntrySignal>empty() : reading.signal();
        var row = row(inputs, seen, evaluation, signal);
        var events =
                evaluation.map(made -> decided(symbol, book, row, made)).orElseGet(() -> List.<SymbolEvent>of(row));
        return new BarJudgement(events, evaluation.flatMap(made -> Optional.ofNullable(made.kill())), signal);
    }

    private static List<SymbolEvent> decided(String symbol, SymbolBook book, ObservationRow row, Evaluation made) {
        Position held = book.position().orElseThrow();
        double quantity = Math.min(made.quantity(), book.uncommitted());
        boolean protects = !Double.isNaN(made.stop());
        boolean exits = quantity > 0 && !book.closing();
        if (!exits && !protects) return List.of(row);
        var intents = new Intents(symbol, book, row.tick(), row.atMs());
        if (exits) intents.reduce(ReducingPlan.of(symbol, held, quantity), made.fired());
        if (protects) intents.protect(new PlaceStop(symbol, held.side(), made.stop()));
        var events = new ArrayList<SymbolEvent>();
        events.add(new Decided(
                intents.decisionId(),
                row.tick(),
                row.atMs(),
                Optional.of(row),
                exits ? made.action().name() : Evaluation.Action.PROTECT.name(),
                exits ? quantity : 0,
                made.stop(),
                ReasonRow.of(made.reasons()),
                List.of(),
                book.termsVersion(),
                "observation"));
        events.addAll(intents.events());
        return events;
    }

    private static ObservationRow row(
            Inputs inputs, Observation seen, Optional<Evaluation> evaluation, Optional<EntrySignal> signal) {
        var bar = inputs.bar();
        var market = seen.market();
        long bits = ObservationBits.inputs(seen.permission(), seen.heat());
        if (market != null) bits |= ObservationBits.MARKET_STATE;
        if (evaluation.isPresent()) bits |= found(evaluation.get());
        if (signal.isPresent()) bits |= signalled(signal.get());
        return new ObservationRow(
                inputs.tick(),
                seen.atMs(),
                bar.openTimeMs(),
                bar.open(),
                bar.high(),
                bar.low(),
                bar.close(),
                bar.volume(),
                seen.mark(),
                market == null ? Double.NaN : market.sigma(),
                evaluation.map(Evaluation::killScore).orElse(Double.NaN),
                evaluation.map(Evaluation::rMultiple).orElse(Double.NaN),
                inputs.clusterStress(),
                inputs.equity(),
                evaluation.map(Evaluation::stagedShare).orElse(0.0),
                bits);
    }

    private static long found(Evaluation made) {
        long bits = ObservationBits.POSITION;
        if (made.killOver()) bits |= ObservationBits.KILL_OVER_THRESHOLD;
        if (made.chop()) bits |= ObservationBits.CHOP;
        if (made.risen()) bits |= ObservationBits.RISEN;
        var kill = made.kill();
        if (kill != null && kill.flip() > 0) bits |= ObservationBits.FLIP;
        if (made.quantity() == 0) bits |= ObservationBits.fired(made.fired());
        return bits;
    }

    private static long signalled(EntrySignal signal) {
        return signal.side() == Side.LONG ? ObservationBits.SIGNAL_LONG : ObservationBits.SIGNAL_SHORT;
    }
}
