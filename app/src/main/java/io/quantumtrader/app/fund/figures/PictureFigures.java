package io.quantumtrader.app.fund.figures;

import io.quantumtrader.actors.portfolio.PortfolioVerdicts;
import io.quantumtrader.actors.symbol.SymbolView;
import io.quantumtrader.app.fund.view.AtVenue;
import io.quantumtrader.app.fund.view.Moment;
import io.quantumtrader.http.metric.Figure;
import io.quantumtrader.http.metric.Readings;
import io.quantumtrader.kernel.exit.KillComponent;
import io.quantumtrader.kernel.kill.Layer;
import io.quantumtrader.kernel.kill.Mode;
import io.quantumtrader.kernel.position.Drift;
import io.quantumtrader.kernel.position.Position;
import io.quantumtrader.kernel.risk.SlotLimits;

/** Money, positions and layers of one picture. Old words of a part that is silent are not told as new ones. */
final class PictureFigures {

    private PictureFigures() {}

    static void into(Readings readings, Picture picture, SlotLimits slots) {
        var now = picture.now();
        var account = now.account();
        readings.gauge(Figure.EQUITY, account.equity());
        for (Layer layer : Layer.values())
            if (asked(layer)) readings.flag(Figure.LAYER_SILENT, now.silent().contains(layer), layer.name());
        readings.gauge(Figure.SYMBOLS_SILENT, now.silentSymbols().size());
        if (!now.silent().contains(Layer.GOVERNOR)) {
            readings.gauge(Figure.DRAWDOWN, now.guards().drawdown())
                    .gauge(Figure.DAY_LOSS, now.guards().dayLoss())
                    .gauge(Figure.WEEK_LOSS, now.guards().weekLoss());
        }
        now.portfolio().ifPresent(said -> portfolio(readings, said));
        if (!now.silent().contains(Layer.CEO)) {
            for (Mode mode : Mode.values())
                readings.flag(Figure.MODE, now.ceo().book().mode() == mode, mode.name());
            readings.gauge(Figure.SLOTS, now.slots(slots));
        }
        positions(readings, now, picture);
    }

    private static boolean asked(Layer layer) {
        return layer != Layer.KILL_SCORE && layer != Layer.POSITION_STATE_BRAIN;
    }

    private static void portfolio(Readings readings, PortfolioVerdicts said) {
        readings.gauge(Figure.HEAT, said.heat().heat()).gauge(Figure.FREE_MARGIN, said.freeMarginRatio());
    }

    private static void positions(Readings readings, Moment now, Picture picture) {
        int open = 0;
        int covered = 0;
        int mismatched = 0;
        for (SymbolView view : now.symbols()) {
            if (view.state().drift() != Drift.NONE || view.state().frozen()) mismatched++;
            if (view.position().isEmpty()) continue;
            var atVenue = picture.held().getOrDefault(view.symbol(), AtVenue.UNKNOWN);
            open++;
            if (view.closing() || (view.stopConfirmed() && atVenue.hasStop())) covered++;
            position(readings, view, view.position().get(), atVenue);
        }
        readings.gauge(Figure.POSITIONS, open)
                .gauge(Figure.PROTECTED, covered)
                .gauge(Figure.COVERAGE, open == 0 ? Double.NaN : (double) covered / open)
                .gauge(Figure.MISMATCHED, mismatched);
    }

    private static void position(Readings readings, SymbolView view, Position held, AtVenue atVenue) {
        String symbol = view.symbol();
        readings.gauge(Figure.R_MULTIPLE, view.rMultiple(), symbol)
                .gauge(Figure.MARK_PRICE, view.mark(), symbol)
                .gauge(Figure.ENTRY_PRICE, held.averageEntry(), symbol)
                .gauge(Figure.STOP_PRICE, held.stop(), symbol, "wanted")
                .gauge(Figure.STOP_PRICE, atVenue.stop(), symbol, "venue")
                .gauge(Figure.TRANCHES, held.fired(), symbol);
        var kill = view.kill().filter(reading -> held.path().bars() > 0);
        if (kill.isEmpty()) return;
        readings.gauge(Figure.KILL_SCORE, kill.get().score(), symbol);
        for (var component : KillComponent.values())
            readings.gauge(Figure.KILL_COMPONENT, kill.get().component(component), symbol, component.name());
    }
}
