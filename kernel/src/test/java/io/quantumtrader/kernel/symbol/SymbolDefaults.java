package io.quantumtrader.kernel.symbol;

import io.quantumtrader.kernel.exit.ExitDefaults;
import io.quantumtrader.kernel.exit.HarvestTheta;
import io.quantumtrader.kernel.exit.KillBaseline;
import io.quantumtrader.kernel.exit.KillRule;
import io.quantumtrader.kernel.exit.LeverageLadder;
import io.quantumtrader.kernel.exit.LiveKillTheta;
import io.quantumtrader.kernel.exit.RegimeExit;
import io.quantumtrader.kernel.exit.SigmaReference;
import io.quantumtrader.kernel.exit.StagedClose;
import io.quantumtrader.kernel.exit.StaleWatch;
import io.quantumtrader.kernel.exit.TakeProfitRule;
import io.quantumtrader.kernel.position.ExitProfile;

/** The documented defaults of one symbol, for tests; a fund's live in {@code reference.conf}. */
final class SymbolDefaults {

    static final SymbolSettings SETTINGS = settings(ExitDefaults.HARVEST, 0.0004);

    private SymbolDefaults() {}

    static SymbolSettings settings(HarvestTheta harvest, double takerFeeRate) {
        return settings(harvest, takerFeeRate, KillBaseline.LIVE);
    }

    /** The defaults with the kill score held against this. */
    static SymbolSettings under(KillBaseline baseline) {
        return settings(ExitDefaults.HARVEST, 0.0004, baseline);
    }

    private static SymbolSettings settings(HarvestTheta harvest, double takerFeeRate, KillBaseline baseline) {
        return new SymbolSettings(
                harvest,
                new LiveKillTheta(ExitDefaults.KILL, 0.3, 16, 1.0),
                new KillRule(2, 3, 0.8),
                baseline,
                ExitDefaults.STOPS,
                new SigmaReference(0.0001, 24),
                new StagedClose.Theta(true, 0.25, 0.75, 0.5, 0.5, 0.8),
                new StaleWatch.Theta(0.25, 10_800_000),
                new RegimeExit(2, 3, 0.01),
                new TakeProfitRule(0.33, 1.2, 0.6, 1.0),
                new LeverageLadder(0.01),
                ExitProfile.KERNEL_TRANCHES,
                1.8,
                takerFeeRate,
                1,
                3);
    }
}
