package io.quantumtrader.persistence.explain;

import io.quantumtrader.kernel.exit.LiveKillScore;
import io.quantumtrader.kernel.kill.Permission;
import io.quantumtrader.kernel.market.MarketReading;
import io.quantumtrader.kernel.market.RegimeProbabilities;
import io.quantumtrader.kernel.portfolio.HeatBand;
import io.quantumtrader.kernel.position.Path;
import io.quantumtrader.kernel.position.Position;
import io.quantumtrader.kernel.position.Side;
import io.quantumtrader.kernel.symbol.Evaluation;
import io.quantumtrader.kernel.symbol.Evaluator;
import io.quantumtrader.kernel.symbol.Observation;
import io.quantumtrader.kernel.symbol.SymbolSettings;
import io.quantumtrader.kernel.venue.InstrumentRules;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** A position and the bar that it was judged on, or the same with one thing changed; the kernel judges it. */
public record Variant(Position position, Observation seen, InstrumentRules rules, SymbolSettings settings) {

    public Evaluation evaluate() {
        return Evaluator.evaluate(position, seen, rules, settings);
    }

    /** The number of an input, NaN where there is none. */
    public double number(Input input) {
        var market = seen.market();
        Side side = position.side();
        return switch (input) {
            case MARK -> seen.mark();
            case CLOSE -> seen.close();
            case TREND_PROBABILITY ->
                market == null ? Double.NaN : market.exit(side).trend();
            case VOLATILITY -> market == null ? Double.NaN : market.sigma();
            case TREND_STRENGTH -> market == null ? Double.NaN : market.signedTs(side);
            case MOVE -> move();
            case TIME_HELD -> (seen.atMs() - position.openedAtMs()) / 1000.0;
            case CLUSTER_STRESS -> seen.clusterStress();
            case HEAT, PERMISSION, BARS_BEFORE -> Double.NaN;
        };
    }

    private boolean young() {
        return position.path().bars() < settings.kill().spikeBars();
    }

    private double move() {
        return young()
                ? LiveKillScore.move(position.side(), seen.close(), position.averageEntry())
                : position.side().sign() * seen.logMove();
    }

    /** The same with one number changed. */
    public Variant with(Input input, double value) {
        var market = seen.market();
        Side side = position.side();
        return switch (input) {
            case MARK -> seeing(seen.atMs(), seen.close(), value, market, seen.logMove(), seen.clusterStress());
            case CLOSE -> seeing(seen.atMs(), value, seen.mark(), market, seen.logMove(), seen.clusterStress());
            case TREND_PROBABILITY -> reading(market == null ? null : trend(market, side, value));
            case VOLATILITY -> reading(market == null ? null : volatility(market, value));
            case TREND_STRENGTH -> reading(market == null ? null : strength(market, side, value));
            case MOVE -> moved(value);
            case TIME_HELD ->
                seeing(
                        position.openedAtMs() + Math.round(value * 1000),
                        seen.close(),
                        seen.mark(),
                        market,
                        seen.logMove(),
                        seen.clusterStress());
            case CLUSTER_STRESS -> seeing(seen.atMs(), seen.close(), seen.mark(), market, seen.logMove(), value);
            case HEAT, PERMISSION, BARS_BEFORE -> this;
        };
    }

    private Variant moved(double value) {
        int sign = position.side().sign();
        if (!young())
            return seeing(seen.atMs(), seen.close(), seen.mark(), seen.market(), sign * value, seen.clusterStress());
        double close = position.averageEntry() * StrictMath.exp(sign * value);
        return seeing(seen.atMs(), close, seen.mark(), seen.market(), seen.logMove(), seen.clusterStress());
    }

    private static MarketReading trend(MarketReading market, Side side, double probability) {
        var was = market.exit(side);
        double others = was.meanReversion() + was.chop();
        double share = others > 0 ? was.meanReversion() / others : 0.5;
        double left = 1 - probability;
        var now = new RegimeProbabilities(probability, left * share, left * (1 - share));
        return new MarketReading(
                market.sigma(),
                market.mu(),
                market.ts(),
                market.published(),
                side == Side.LONG ? now : market.exitLong(),
                side == Side.SHORT ? now : market.exitShort());
    }

    private static MarketReading volatility(MarketReading market, double sigma) {
        double strength = market.signedTs(Side.LONG);
        return new MarketReading(
                sigma,
                strength * (sigma + 1e-12),
                market.ts(),
                market.published(),
                market.exitLong(),
                market.exitShort());
    }

    private static MarketReading strength(MarketReading market, Side side, double strength) {
        return new MarketReading(
                market.sigma(),
                side.sign() * strength * (market.sigma() + 1e-12),
                Math.abs(strength),
                market.published(),
                market.exitLong(),
                market.exitShort());
    }

    public Variant with(Permission permission) {
        return new Variant(position, observation(permission, seen.heat()), rules, settings);
    }

    public Variant with(Optional<HeatBand> heat) {
        return new Variant(position, observation(seen.permission(), heat), rules, settings);
    }

    private Observation observation(Permission permission, Optional<HeatBand> heat) {
        return new Observation(
                seen.atMs(),
                seen.close(),
                seen.mark(),
                seen.market(),
                seen.atr(),
                seen.logMove(),
                permission,
                heat,
                seen.clusterStress());
    }

    /** The same with the kill score at or above its threshold on all of the recent bars, or on none. */
    public Variant withBarsBefore(boolean over) {
        var path = position.path();
        var other = new Path(
                path.peak(),
                path.trough(),
                path.maxR(),
                path.bars(),
                path.risenR(),
                path.risenAtMs(),
                over ? (1 << 10) - 1 : 0,
                path.chopBits(),
                path.stagedShare());
        return new Variant(position.observed(other), seen, rules, settings);
    }

    private Variant reading(@Nullable MarketReading market) {
        return seeing(seen.atMs(), seen.close(), seen.mark(), market, seen.logMove(), seen.clusterStress());
    }

    private Variant seeing(
            long atMs, double close, double mark, @Nullable MarketReading market, double logMove, double stress) {
        var other =
                new Observation(atMs, close, mark, market, seen.atr(), logMove, seen.permission(), seen.heat(), stress);
        return new Variant(position, other, rules, settings);
    }
}
