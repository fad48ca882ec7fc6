package io.quantumtrader.persistence.symbol;

import io.quantumtrader.kernel.brain.BrainLimits;
import io.quantumtrader.kernel.exit.HarvestTheta;
import io.quantumtrader.kernel.exit.KillBaseline;
import io.quantumtrader.kernel.exit.KillRule;
import io.quantumtrader.kernel.exit.KillTheta;
import io.quantumtrader.kernel.exit.LeverageLadder;
import io.quantumtrader.kernel.exit.LiveKillTheta;
import io.quantumtrader.kernel.exit.RegimeCoefficients;
import io.quantumtrader.kernel.exit.RegimeExit;
import io.quantumtrader.kernel.exit.SigmaReference;
import io.quantumtrader.kernel.exit.StagedClose;
import io.quantumtrader.kernel.exit.StaleWatch;
import io.quantumtrader.kernel.exit.StopTheta;
import io.quantumtrader.kernel.exit.TakeProfitRule;
import io.quantumtrader.kernel.exit.TrancheUtilities;
import io.quantumtrader.kernel.market.Atr;
import io.quantumtrader.kernel.market.Bar;
import io.quantumtrader.kernel.market.LiveTheta;
import io.quantumtrader.kernel.market.LiveTheta.Thresholds;
import io.quantumtrader.kernel.market.MarketReading;
import io.quantumtrader.kernel.market.MarketTheta;
import io.quantumtrader.kernel.market.RegimeTheta;
import io.quantumtrader.kernel.market.TrendMethod;
import io.quantumtrader.kernel.position.ExitProfile;
import io.quantumtrader.kernel.signal.EntrySignal;
import io.quantumtrader.kernel.signal.Signal;
import io.quantumtrader.kernel.sizing.Sizing;
import io.quantumtrader.kernel.symbol.Indicators;
import io.quantumtrader.kernel.symbol.SymbolSettings;
import io.quantumtrader.kernel.venue.InstrumentRules;
import io.quantumtrader.persistence.replay.SymbolReplay;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;

/** By what the symbol of a {@link Story} decides: the documented defaults over short windows, and no entry signal. */
public final class StoryTerms {

    /** Fee of an exit, the one constant that the settings' text carries. */
    static final double TAKER_FEE = 0.0004;

    static final InstrumentRules RULES = new InstrumentRules(0.0001, 1, 5, 0.005, 75);

    /** How entries are sized, and what level 4 bears. */
    static final SymbolReplay.Means MEANS = new SymbolReplay.Means(
            input -> new Sizing.Rejected(List.of()),
            2,
            new BrainLimits(Duration.ofMinutes(2), Duration.ofMinutes(2), Duration.ofMinutes(2)));

    private StoryTerms() {}

    /** What a record's text means to a replay. */
    public static SymbolReplay.Terms terms(String text) {
        return new SymbolReplay.Terms(settings(text), indicators(), Optional.of(MEANS));
    }

    /** The terms as the journal says them. */
    static SymbolEvent set(long atMs) {
        return new SymbolEvent.TermsSet(
                atMs,
                "v1",
                text(),
                RULES.tickSize(),
                RULES.stepSize(),
                RULES.minNotional(),
                RULES.maintenanceMarginRate(),
                RULES.maxLeverage());
    }

    /** What the text of a record means. */
    public static SymbolSettings settings(String text) {
        var kill = new KillTheta(0.3, 0.01, 2.0, 0.3, 0.5, 86_400, 1.0, 0.5, 0.5, 0.3, 0.6);
        return new SymbolSettings(
                new HarvestTheta(0.02, 10, 2, 4, 6, 1.5, 0.002, new TrancheUtilities(0, 0, 0, 1), kill),
                new LiveKillTheta(kill, 0.3, 4, 1.0),
                new KillRule(2, 3, 0.8),
                KillBaseline.LIVE,
                new StopTheta(
                        0.005,
                        0.01,
                        new RegimeCoefficients(1.5, 0.8, 1.0),
                        new RegimeCoefficients(2.5, 1.2, 1.5),
                        new RegimeCoefficients(1.2, 1.5, 1.3),
                        0.5,
                        0.3,
                        true,
                        1e-8),
                new SigmaReference(0.0001, 24),
                new StagedClose.Theta(true, 0.25, 0.75, 0.5, 0.5, 0.8),
                new StaleWatch.Theta(0.25, 10_800_000),
                new RegimeExit(2, 3, 0.01),
                new TakeProfitRule(0.33, 1.2, 0.6, 1.0),
                new LeverageLadder(0.01),
                ExitProfile.KERNEL_TRANCHES,
                1.8,
                Double.parseDouble(text),
                1,
                3);
    }

    static String text() {
        return Double.toString(TAKER_FEE);
    }

    /** An empty fold over bars. */
    public static Indicators indicators() {
        var market = new MarketTheta(
                1e-12,
                new MarketTheta.Vol(10, 0.01, 0.99, 0.94, 1e-6, 5.0, 1.2, 0.3),
                new MarketTheta.Trend(List.of(4, 8, 10), List.of(0.5, 0.3, 0.2), TrendMethod.THEIL_SEN),
                new RegimeTheta(10, 2, 1.0, RegimeTheta.Score.PUBLISHED),
                new LiveTheta(10, 0.098, 0.137, 1.7, new Thresholds(1.8, 3.0, 2.5), new Thresholds(1.25, 1.5, 1.0)));
        return new Indicators(market, new Atr(3), new NoSignal());
    }

    private static final class NoSignal implements Signal {
        @Override
        public void onBar(Bar bar) {}

        @Override
        public List<Double> memory() {
            return List.of();
        }

        @Override
        public void restore(List<Double> memory) {}

        @Override
        public Optional<EntrySignal> wish(Supplier<Optional<MarketReading>> market) {
            return Optional.empty();
        }
    }
}
