package io.quantumtrader.app.fund;

import io.quantumtrader.http.view.DistanceView;
import io.quantumtrader.kernel.decision.ReasonCode;
import io.quantumtrader.kernel.kill.Layer;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;

/** How far the triggers of each layer are from firing, nearest first. */
final class LayerDistances {

    private final FundSettings settings;

    LayerDistances(FundSettings settings) {
        this.settings = settings;
    }

    List<DistanceView> of(Layer layer, Moment now) {
        var known = switch (layer) {
            case KILL_SCORE -> killScores(now);
            case HEAT_GATE -> heat(now);
            case GOVERNOR -> guards(now);
            case EMERGENCY_STOP -> emergencyStop(now);
            case POSITION_STATE_BRAIN, KILL_SWITCH, CEO -> Stream.<DistanceView>empty();
        };
        return known.sorted(Comparator.comparingDouble(LayerDistances::nearness))
                .toList();
    }

    private static double nearness(DistanceView distance) {
        return Double.isNaN(distance.share()) ? Double.POSITIVE_INFINITY : -distance.share();
    }

    private Stream<DistanceView> killScores(Moment now) {
        double threshold = settings.symbol().settings().kill().model().threshold();
        return now.symbols().stream()
                .flatMap(view -> view.kill().stream()
                        .map(reading -> DistanceView.rising(
                                ReasonCode.KILL_SCORE_AT_LIMIT,
                                settings.portfolio() + "/" + view.symbol(),
                                reading.score(),
                                threshold)));
    }

    private Stream<DistanceView> heat(Moment now) {
        var limits = settings.portfolioLimits().heat();
        return now.portfolio().stream()
                .flatMap(said -> Stream.of(
                        rising(ReasonCode.HEAT_WARM, said.heat().heat(), limits.warm()),
                        rising(ReasonCode.HEAT_HOT, said.heat().heat(), limits.hot())));
    }

    private Stream<DistanceView> guards(Moment now) {
        var limits = settings.limits().guards();
        var guards = now.guards();
        return Stream.of(
                rising(ReasonCode.GUARD_DAY_LOSS, guards.dayLoss(), limits.dayLoss()),
                rising(ReasonCode.GUARD_WEEK_LOSS, guards.weekLoss(), limits.weekLoss()),
                rising(ReasonCode.GUARD_DRAWDOWN, guards.drawdown(), limits.drawdownNoNewRisk()),
                rising(ReasonCode.GUARD_DRAWDOWN_FLATTEN, guards.flattenDrawdown(), limits.drawdownFlatten()),
                rising(ReasonCode.GUARD_LOSS_STREAK, guards.lossesInARow(), limits.lossStreak()));
    }

    private Stream<DistanceView> emergencyStop(Moment now) {
        double equity = now.account().equity();
        return now.emergency().book().peaksOf(settings.portfolio()).stream()
                .map(peaks -> rising(
                        ReasonCode.ESS_DRAWDOWN,
                        peaks.drawdown(equity).fraction(),
                        settings.emergency().flattenDrawdown()));
    }

    private DistanceView rising(ReasonCode code, double observed, double limit) {
        return DistanceView.rising(code, settings.portfolio(), observed, limit);
    }
}
