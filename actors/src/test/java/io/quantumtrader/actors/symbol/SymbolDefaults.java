package io.quantumtrader.actors.symbol;

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
import io.quantumtrader.kernel.market.LiveTheta;
import io.quantumtrader.kernel.market.LiveTheta.Thresholds;
import io.quantumtrader.kernel.market.MarketTheta;
import io.quantumtrader.kernel.market.RegimeTheta;
import io.quantumtrader.kernel.market.TrendMethod;
import io.quantumtrader.kernel.position.ExitProfile;
import io.quantumtrader.kernel.symbol.SymbolSettings;
import io.quantumtrader.kernel.venue.InstrumentRules;
import java.time.Duration;
import java.util.List;

/** What a symbol decides by in tests: the documented defaults, read over windows so short that eleven bars are enough. */
final class SymbolDefaults {

    private static final KillTheta KILL = new KillTheta(0.3, 0.01, 2.0, 0.3, 0.5, 86_400, 1.0, 0.5, 0.5, 0.3, 0.6);

    static final SymbolSettings SETTINGS = new SymbolSettings(
            new HarvestTheta(0.02, 10, 2, 4, 6, 1.5, 0.002, new TrancheUtilities(0, 0, 0, 1), KILL),
            new LiveKillTheta(KILL, 0.3, 4, 1.0),
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
            0.0004,
            1,
            3);

    static final MarketTheta MARKET = new MarketTheta(
            1e-12,
            new MarketTheta.Vol(10, 0.01, 0.99, 0.94, 1e-6, 5.0, 1.2, 0.3),
            new MarketTheta.Trend(List.of(4, 8, 10), List.of(0.5, 0.3, 0.2), TrendMethod.THEIL_SEN),
            new RegimeTheta(10, 2, 1.0, RegimeTheta.Score.PUBLISHED),
            new LiveTheta(10, 0.098, 0.137, 1.7, new Thresholds(1.8, 3.0, 2.5), new Thresholds(1.25, 1.5, 1.0)));

    static final BrainLimits BRAIN = new BrainLimits(
                    Duration.ofSeconds(10), Duration.ofSeconds(60), Duration.ofSeconds(5))
            .forBars(Duration.ofMinutes(1));

    static final InstrumentRules RULES = new InstrumentRules(0.1, 0.001, 5, 0.004, 125);

    private SymbolDefaults() {}
}
