package io.quantumtrader.app.fund.view;

import io.quantumtrader.app.config.FundSettings;
import io.quantumtrader.http.view.DistanceView;
import io.quantumtrader.kernel.kill.Layer;
import java.util.Comparator;
import java.util.List;

/** How far the triggers of each layer are from firing, nearest first; what has no reading says so and comes last. */
final class LayerDistances {

    private final PositionLayers positions;
    private final PortfolioLayers portfolio;
    private final SafetyLayers safety;

    LayerDistances(FundSettings settings) {
        positions = new PositionLayers(settings);
        portfolio = new PortfolioLayers(settings);
        safety = new SafetyLayers(settings);
    }

    List<DistanceView> of(Layer layer, Moment now) {
        var known = switch (layer) {
            case KILL_SCORE -> positions.killScores(now);
            case HEAT_GATE -> portfolio.heat(now);
            case GOVERNOR -> portfolio.governor(now);
            case POSITION_STATE_BRAIN -> positions.states(now);
            case EMERGENCY_STOP -> safety.emergencyStop(now);
            case KILL_SWITCH -> safety.killSwitch(now);
            case CEO -> safety.ceo(now);
        };
        return known.sorted(Comparator.comparingDouble(DistanceView::order)).toList();
    }
}
