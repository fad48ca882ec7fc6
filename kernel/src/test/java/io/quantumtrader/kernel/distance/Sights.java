package io.quantumtrader.kernel.distance;

import io.quantumtrader.kernel.brain.BrainLimits;
import io.quantumtrader.kernel.brain.PositionState;
import io.quantumtrader.kernel.exit.ExitDefaults;
import io.quantumtrader.kernel.exit.KillBaseline;
import io.quantumtrader.kernel.exit.KillModel;
import io.quantumtrader.kernel.exit.KillReading;
import io.quantumtrader.kernel.exit.KillRule;
import io.quantumtrader.kernel.exit.LeverageLadder;
import io.quantumtrader.kernel.exit.LiveKillTheta;
import io.quantumtrader.kernel.exit.RegimeExit;
import io.quantumtrader.kernel.exit.SigmaReference;
import io.quantumtrader.kernel.exit.StagedClose;
import io.quantumtrader.kernel.exit.StaleWatch;
import io.quantumtrader.kernel.exit.TakeProfitRule;
import io.quantumtrader.kernel.market.MarketReading;
import io.quantumtrader.kernel.market.Regime;
import io.quantumtrader.kernel.market.RegimeProbabilities;
import io.quantumtrader.kernel.position.Drift;
import io.quantumtrader.kernel.position.EntryTerms;
import io.quantumtrader.kernel.position.ExitProfile;
import io.quantumtrader.kernel.position.Path;
import io.quantumtrader.kernel.position.Position;
import io.quantumtrader.kernel.position.Side;
import io.quantumtrader.kernel.symbol.SymbolSettings;
import io.quantumtrader.kernel.venue.IsolatedMargin;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.SplittableRandom;

/** Random open positions in random surroundings. */
final class Sights {

    static final long OPENED_MS = 1_000_000;
    static final BrainLimits BRAIN =
            new BrainLimits(Duration.ofSeconds(10), Duration.ofSeconds(60), Duration.ofSeconds(5));

    private Sights() {}

    static LiveKillTheta kill(KillModel model) {
        return new LiveKillTheta(model, 0.3, 16, 1.0);
    }

    static SymbolSettings settings() {
        return new SymbolSettings(
                ExitDefaults.HARVEST,
                kill(ExitDefaults.KILL),
                new KillRule(2, 3, 0.8),
                KillBaseline.LIVE,
                ExitDefaults.STOPS,
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
    }

    static Side side(SplittableRandom random) {
        return random.nextBoolean() ? Side.LONG : Side.SHORT;
    }

    static Position position(SplittableRandom random, ExitProfile profile) {
        Side side = side(random);
        var terms = new EntryTerms(
                side,
                random.nextDouble(0.5, 5),
                random.nextInt(1, 20),
                profile,
                random.nextDouble(0.001, 0.02),
                random.nextDouble(-0.2, 0.8),
                random.nextBoolean(),
                Regime.TREND);
        var fresh = Position.opened(1, terms, random.nextDouble(0.1, 20), 100, random.nextDouble(0, 0.5), OPENED_MS);
        int chop = random.nextInt(8);
        var path = new Path(104, 96, 0.3, 20, 0.1, OPENED_MS + random.nextInt(20_000_000), 0, chop, 0);
        return fresh.observed(path)
                .funded(random.nextDouble(-0.2, 0.2))
                .protectedAt(100 - side.sign() * random.nextDouble(-1, 1) * terms.stopDistance());
    }

    static Sight of(SplittableRandom random, Position held, double mark, Optional<KillReading> kill) {
        double equity = random.nextDouble(2_500, 50_000);
        var margin = new IsolatedMargin(
                held.side(),
                held.quantity(),
                held.averageEntry(),
                held.quantity() * 100 / held.terms().leverage(),
                0.005);
        boolean covered = random.nextBoolean();
        var state = new PositionState(
                held.side().sign() * held.quantity(),
                held.side().sign() * held.quantity(),
                Drift.NONE,
                false,
                false,
                random.nextInt(15_000),
                0,
                covered,
                covered ? 0 : random.nextInt(8_000),
                held.quantity() * mark / equity,
                margin.freeMarginRatio(mark));
        return new Sight(
                held,
                mark,
                random.nextDouble(0.1, 3),
                Optional.of(market(random)),
                kill,
                state,
                Optional.of(margin),
                margin.liquidationPrice(),
                equity,
                List.of(),
                OPENED_MS + 20_000_000);
    }

    static MarketReading market(SplittableRandom random) {
        return new MarketReading(
                random.nextDouble(0.0005, 0.03),
                random.nextDouble(-0.01, 0.01),
                0.3,
                probabilities(random),
                probabilities(random),
                probabilities(random));
    }

    private static RegimeProbabilities probabilities(SplittableRandom random) {
        double trend = random.nextDouble(0.05, 0.9);
        return new RegimeProbabilities(trend, (1 - trend) / 2, (1 - trend) / 2);
    }
}
