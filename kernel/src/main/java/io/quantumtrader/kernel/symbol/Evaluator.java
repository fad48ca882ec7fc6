package io.quantumtrader.kernel.symbol;

import static io.quantumtrader.kernel.decision.Reason.because;
import static io.quantumtrader.kernel.decision.ReasonCode.FORCED_FLATTEN;
import static io.quantumtrader.kernel.decision.ReasonCode.HEAT_STAGED_CLOSE;
import static io.quantumtrader.kernel.decision.ReasonCode.KILL_SCORE_AT_LIMIT;
import static io.quantumtrader.kernel.decision.ReasonCode.KILL_SCORE_EXTREME;
import static io.quantumtrader.kernel.decision.ReasonCode.MARKET_STATE_MISSING;
import static io.quantumtrader.kernel.decision.ReasonCode.QUIET;
import static io.quantumtrader.kernel.decision.ReasonCode.REGIME_EXIT;
import static io.quantumtrader.kernel.decision.ReasonCode.STALE_EXIT;
import static io.quantumtrader.kernel.decision.ReasonCode.STOP_CROSSED;
import static io.quantumtrader.kernel.decision.ReasonCode.TIME_EXIT;

import io.quantumtrader.kernel.decision.Reason;
import io.quantumtrader.kernel.exit.BarTally;
import io.quantumtrader.kernel.exit.CloseQuantity;
import io.quantumtrader.kernel.exit.KillReading;
import io.quantumtrader.kernel.exit.KillRule;
import io.quantumtrader.kernel.exit.LiveKillInput;
import io.quantumtrader.kernel.exit.LiveKillScore;
import io.quantumtrader.kernel.exit.RMultiple;
import io.quantumtrader.kernel.exit.RegimeExit;
import io.quantumtrader.kernel.exit.StagedClose;
import io.quantumtrader.kernel.exit.StaleWatch;
import io.quantumtrader.kernel.kill.Permission;
import io.quantumtrader.kernel.market.MarketReading;
import io.quantumtrader.kernel.market.Regime;
import io.quantumtrader.kernel.portfolio.HeatBand;
import io.quantumtrader.kernel.position.Path;
import io.quantumtrader.kernel.position.Position;
import io.quantumtrader.kernel.position.Side;
import io.quantumtrader.kernel.venue.InstrumentRules;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * What one observation makes of an open position. The most urgent wins: FLATTEN, stop, kill score, time and regime exits,
 * harvest, stop moves (rules, A7). Pure: the same position, observation and settings give the same bits.
 */
public final class Evaluator {

    private final Position position;
    private final Observation seen;
    private final InstrumentRules rules;
    private final SymbolSettings settings;
    private final Side side;
    private final double rMultiple;
    private final boolean risen;
    private final boolean chop;
    private final @Nullable MarketReading market;
    private final @Nullable LiveKillInput killInput;
    private final @Nullable KillReading kill;
    private final boolean killOver;

    private Evaluator(Position position, Observation seen, InstrumentRules rules, SymbolSettings settings) {
        this.position = position;
        this.seen = seen;
        this.rules = rules;
        this.settings = settings;
        side = position.side();
        rMultiple = rNet(position, seen.mark(), settings.takerFeeRate());
        risen = rMultiple >= position.path().risenR() + settings.stale().minimumRise();
        market = readable(seen);
        chop = market != null && market.published().dominant() == Regime.CHOP;
        killInput = market == null ? null : killInput(market);
        kill = killInput == null ? null : LiveKillScore.evaluate(killInput, settings.kill());
        killOver = kill != null && settings.kill().model().reached(kill);
    }

    /** Judges one closed bar. */
    public static Evaluation evaluate(
            Position position, Observation seen, InstrumentRules rules, SymbolSettings settings) {
        return new Evaluator(position, seen, rules, settings).evaluate();
    }

    /** R_net of what is held at a price (formulas, P2 live). */
    public static double rNet(Position position, double mark, double takerFeeRate) {
        var costs = position.costs();
        return RMultiple.net(
                position.side(),
                mark,
                position.averageEntry(),
                costs.entryFees() / position.originalQuantity(),
                costs.fundingPerUnit(),
                takerFeeRate,
                position.terms().stopDistance());
    }

    private Evaluation evaluate() {
        if (seen.permission() == Permission.FLATTEN) return close(because(FORCED_FLATTEN));
        if (side.crossed(seen.mark(), position.stop())) {
            return close(because(STOP_CROSSED, seen.mark(), position.stop()));
        }
        if (market == null || kill == null || killInput == null) {
            return result(none(), Double.NaN, 0, List.of(because(MARKET_STATE_MISSING)));
        }
        var state = market;
        return killed(kill, killInput).or(this::timedOut).orElseGet(() -> harvested(state));
    }

    /** The market state where it and the mark price can be computed with; else there is none (rules, A4). */
    private static @Nullable MarketReading readable(Observation seen) {
        var market = seen.market();
        return market != null && market.sound() && Double.isFinite(seen.mark()) ? market : null;
    }

    /** Null where the move cannot be told: the window does not reach back to it. */
    private @Nullable LiveKillInput killInput(MarketReading market) {
        var terms = position.terms();
        double move = position.path().bars() < settings.kill().spikeBars()
                ? LiveKillScore.move(side, seen.close(), position.averageEntry())
                : side.sign() * seen.logMove();
        if (!Double.isFinite(move)) return null;
        return new LiveKillInput(
                terms.flipArmed(),
                market.exit(side).trend(),
                market.sigma(),
                terms.sigmaReference(),
                market.signedTs(side),
                terms.trendReference(),
                move,
                Math.max(0, seen.atMs() - position.openedAtMs()) / 1000.0);
    }

    private Optional<Evaluation> killed(KillReading score, LiveKillInput input) {
        var model = settings.kill().model();
        var tally = new BarTally(Path.shifted(position.path().killBits(), killOver), seen.atMs());
        var call = settings.killRule().call(score, tally, model);
        if (!call.closes()) return Optional.empty();
        if (model.timeExit(score)) {
            return Optional.of(close(because(TIME_EXIT, model.slowPart(score), model.limit())));
        }
        var reasons = new ArrayList<Reason>();
        reasons.add(
                call == KillRule.Call.CLOSE_AT_ONCE
                        ? because(
                                KILL_SCORE_EXTREME,
                                score.score(),
                                settings.killRule().immediate())
                        : because(KILL_SCORE_AT_LIMIT, score.score(), model.threshold()));
        reasons.addAll(LiveKillScore.reasons(score, input, settings.kill()));
        double share = new StagedClose(position.path().stagedShare())
                .share(rMultiple, score.score(), heat(), seen.clusterStress(), settings.staged());
        if (share < 1) reasons.add(because(HEAT_STAGED_CLOSE, share, 1));
        var quantity = StagedClose.quantity(position.quantity(), share, seen.mark(), rules);
        return Optional.of(result(quantity, Double.NaN, share, reasons));
    }

    private StagedClose.Heat heat() {
        return seen.heat().map(Evaluator::heat).orElse(StagedClose.Heat.UNKNOWN);
    }

    private static StagedClose.Heat heat(HeatBand band) {
        return switch (band) {
            case COLD -> StagedClose.Heat.COLD;
            case WARM -> StagedClose.Heat.WARM;
            case HOT -> StagedClose.Heat.HOT;
        };
    }

    private Optional<Evaluation> timedOut() {
        var path = position.path();
        long since = risen ? seen.atMs() : path.risenAtMs();
        boolean stale = new StaleWatch(path.risenR(), since).stale(position.fired() > 0, seen.atMs(), settings.stale());
        if (stale) {
            return Optional.of(close(
                    because(STALE_EXIT, seen.atMs() - since, settings.stale().patienceMs())));
        }
        var tally = new BarTally(Path.shifted(path.chopBits(), chop), seen.atMs());
        boolean enteredInChop = position.terms().regime() == Regime.CHOP;
        if (settings.regimeExit().calls(enteredInChop, tally, side, position.averageEntry(), seen.mark())) {
            double loss = RegimeExit.lossFraction(side, position.averageEntry(), seen.mark());
            return Optional.of(
                    close(because(REGIME_EXIT, loss, settings.regimeExit().loss())));
        }
        return Optional.empty();
    }

    private Evaluation harvested(MarketReading market) {
        var harvest = Harvest.due(position, seen, market, rMultiple, rules, settings);
        var stop = StopMove.due(position, seen, market, rMultiple, harvest.fired(), rules, settings);
        var reasons = new ArrayList<>(harvest.reasons());
        if (stop.isPresent() && side.crossed(seen.mark(), stop.get().stop())) {
            return close(because(STOP_CROSSED, seen.mark(), stop.get().stop()));
        }
        stop.ifPresent(move -> reasons.addAll(move.reasons()));
        if (reasons.isEmpty()) {
            reasons.add(because(QUIET, rMultiple, settings.harvest().t1()));
        }
        double target = harvest.close().remaining() == 0 && harvest.close().quantity() > 0
                ? Double.NaN
                : stop.map(StopMove::stop).orElse(Double.NaN);
        return result(harvest.close(), target, 0, reasons, harvest.fired());
    }

    private Evaluation close(Reason reason) {
        return result(CloseQuantity.whole(position.quantity()), Double.NaN, 0, List.of(reason));
    }

    private CloseQuantity none() {
        return new CloseQuantity(0, position.quantity(), false);
    }

    private Evaluation result(CloseQuantity close, double stop, double staged, List<Reason> reasons) {
        return result(close, stop, staged, reasons, position.fired());
    }

    private Evaluation result(CloseQuantity close, double stop, double staged, List<Reason> reasons, int fired) {
        return new Evaluation(
                close.quantity(),
                close.remaining(),
                stop,
                fired,
                staged,
                kill,
                rMultiple,
                killOver,
                chop,
                risen,
                List.copyOf(reasons));
    }
}
