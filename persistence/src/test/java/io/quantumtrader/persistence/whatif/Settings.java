package io.quantumtrader.persistence.whatif;

import io.quantumtrader.kernel.exit.HarvestTheta;
import io.quantumtrader.kernel.exit.KillTheta;
import io.quantumtrader.kernel.exit.LiveKillTheta;
import io.quantumtrader.kernel.symbol.SymbolSettings;
import io.quantumtrader.persistence.symbol.StoryTerms;
import java.util.Optional;
import java.util.function.UnaryOperator;

/** Candidates that differ from the defaults in one number. */
final class Settings {

    private Settings() {}

    static Candidate candidate(String name, UnaryOperator<SymbolSettings> change) {
        return new Candidate(name, text -> change.apply(StoryTerms.settings(text)), Optional.empty());
    }

    static Candidate production() {
        return candidate("production", UnaryOperator.identity());
    }

    static Candidate firstTranche(double t1) {
        return candidate("T1=" + t1, settings -> {
            var was = settings.harvest();
            return with(
                    settings,
                    new HarvestTheta(
                            was.fallbackStop(),
                            was.costBps(),
                            t1,
                            was.t2(),
                            was.t3(),
                            was.lock(),
                            was.breakEvenPlus(),
                            was.utilities(),
                            was.kill()),
                    settings.kill());
        });
    }

    /** Above the threshold that acts at once it is at least that. */
    static Candidate killThreshold(double threshold) {
        return candidate("kill_threshold=" + threshold, settings -> {
            var kill = new KillTheta(0.3, 0.01, 2.0, 0.3, 0.5, 86_400, 1.0, 0.5, 0.5, 0.3, threshold);
            return with(settings, settings.harvest(), new LiveKillTheta(kill, 0.3, 4, 1.0));
        });
    }

    private static SymbolSettings with(SymbolSettings settings, HarvestTheta harvest, LiveKillTheta kill) {
        return new SymbolSettings(
                harvest,
                kill,
                settings.killRule(),
                settings.baseline(),
                settings.stops(),
                settings.sigmaReference(),
                settings.staged(),
                settings.stale(),
                settings.regimeExit(),
                settings.takeProfit(),
                settings.leverageLadder(),
                settings.profile(),
                settings.initialStopAtr(),
                settings.takerFeeRate(),
                settings.barMinutes(),
                settings.cooldownBars());
    }
}
