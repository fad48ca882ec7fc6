package io.quantumtrader.app.kernelcommand;

import io.quantumtrader.kernel.market.MarketTheta;
import io.quantumtrader.kernel.market.RegimeTheta;
import io.quantumtrader.kernel.market.TrendMethod;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Lays the overrides of a case over the default tunables of the market state. */
final class MarketThetaReader {

    private static final Set<String> SECTIONS = Set.of("eps", "vol", "trend", "regime");
    private static final Set<String> VOLATILITY = Set.of(
            "window",
            "winsor_q_low",
            "winsor_q_high",
            "ewma_lambda",
            "sigma_floor",
            "spike_proxy_cap",
            "spike_center",
            "spike_scale");
    private static final Set<String> TREND = Set.of("windows", "weights", "method");
    private static final Set<String> REGIME = Set.of("window", "vr_k", "softmax_temp", "score");
    private static final Set<String> SCORE = Set.of("a1", "a2", "a3", "b1", "b2", "b3", "c1", "c2", "c3");

    private final MarketTheta defaults;

    MarketThetaReader(MarketTheta defaults) {
        this.defaults = defaults;
    }

    /** Empty if something was refused; the fields have collected it. */
    Optional<MarketTheta> read(Fields over) {
        over.only(SECTIONS);
        Optional<MarketTheta.Vol> volatility =
                volatility(over.insideIfGiven("vol").only(VOLATILITY));
        Optional<MarketTheta.Trend> trend = trend(over.insideIfGiven("trend").only(TREND));
        Optional<RegimeTheta> regime = regime(over.insideIfGiven("regime").only(REGIME));
        if (volatility.isEmpty() || trend.isEmpty() || regime.isEmpty()) return Optional.empty();
        return over.attempt(() -> new MarketTheta(
                over.number("eps", defaults.eps()), volatility.get(), trend.get(), regime.get(), defaults.live()));
    }

    private Optional<MarketTheta.Vol> volatility(Fields over) {
        MarketTheta.Vol base = defaults.vol();
        return over.attempt(() -> new MarketTheta.Vol(
                over.whole("window", base.window()),
                over.number("winsor_q_low", base.winsorQLow()),
                over.number("winsor_q_high", base.winsorQHigh()),
                over.number("ewma_lambda", base.ewmaLambda()),
                over.number("sigma_floor", base.sigmaFloor()),
                over.number("spike_proxy_cap", base.spikeProxyCap()),
                over.number("spike_center", base.spikeCenter()),
                over.number("spike_scale", base.spikeScale())));
    }

    private Optional<MarketTheta.Trend> trend(Fields over) {
        MarketTheta.Trend base = defaults.trend();
        List<Double> windows = over.numbers(
                "windows", base.windows().stream().map(Integer::doubleValue).toList());
        for (double window : windows) over.require(window == Math.rint(window), "windows", window, "whole numbers");
        Optional<TrendMethod> method = over.given("method")
                ? over.take(TrendMethod.named(over.text("method", "")))
                : Optional.of(base.method());
        return method.flatMap(chosen -> over.attempt(() -> new MarketTheta.Trend(
                windows.stream().map(Double::intValue).toList(), over.numbers("weights", base.weights()), chosen)));
    }

    private Optional<RegimeTheta> regime(Fields over) {
        RegimeTheta base = defaults.regime();
        Fields scores = over.insideIfGiven("score").only(SCORE);
        return over.attempt(() -> new RegimeTheta(
                over.whole("window", base.window()),
                over.whole("vr_k", base.vrK()),
                over.number("softmax_temp", base.softmaxTemp()),
                score(scores, base.score())));
    }

    private static RegimeTheta.Score score(Fields over, RegimeTheta.Score base) {
        return new RegimeTheta.Score(
                over.number("a1", base.a1()),
                over.number("a2", base.a2()),
                over.number("a3", base.a3()),
                over.number("b1", base.b1()),
                over.number("b2", base.b2()),
                over.number("b3", base.b3()),
                over.number("c1", base.c1()),
                over.number("c2", base.c2()),
                over.number("c3", base.c3()));
    }
}
