package io.quantumtrader.kernel.symbol;

import io.quantumtrader.kernel.kill.Permission;
import io.quantumtrader.kernel.market.MarketReading;
import io.quantumtrader.kernel.market.Regime;
import io.quantumtrader.kernel.market.RegimeProbabilities;
import io.quantumtrader.kernel.portfolio.HeatBand;
import io.quantumtrader.kernel.position.Costs;
import io.quantumtrader.kernel.position.EntryTerms;
import io.quantumtrader.kernel.position.ExitProfile;
import io.quantumtrader.kernel.position.Path;
import io.quantumtrader.kernel.position.Position;
import io.quantumtrader.kernel.position.Side;
import io.quantumtrader.kernel.venue.InstrumentRules;
import java.util.Optional;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** A position of 8 at 100 with 1R of 2, seen on one closed bar. Calm at first: nothing calls for an exit. Immutable. */
final class Scene {

    static final InstrumentRules RULES = new InstrumentRules(0.01, 0.001, 5, 0.004, 125);
    static final double QUANTITY = 8;
    static final double ENTRY = 100;
    static final double RISK = 2;
    private static final long OPENED = 1_583_712_000_000L;

    private final Side side;
    private ExitProfile profile = ExitProfile.KERNEL_TRANCHES;
    private double quantity = QUANTITY;
    private double mark = ENTRY;
    private double best = ENTRY;
    private double stop;
    private int fired;
    private long minutes = 30;
    private int killBits;
    private int chopBits;
    private double stagedShare;
    private @Nullable EntryTerms entered;
    private @Nullable MarketReading market;
    private double logMove;
    private double atr = 1.5;
    private Permission permission = Permission.TRADE;
    private Optional<HeatBand> heat = Optional.empty();
    private double clusterStress = Double.NaN;

    private Scene(Side side) {
        this.side = side;
        stop = ENTRY - side.sign() * RISK;
        market = market(side, 0.6);
    }

    /** Quiet and in a trend for the side. */
    static Scene calm(Side side) {
        return new Scene(side);
    }

    /** A market whose exit reading gives a trend that probability. */
    static MarketReading market(Side side, double exitTrend) {
        var exit = new RegimeProbabilities(exitTrend, (1 - exitTrend) / 2, (1 - exitTrend) / 2);
        double mu = side.sign() * 0.0006;
        return new MarketReading(0.002, mu, 0.3, new RegimeProbabilities(0.6, 0.2, 0.2), exit, exit);
    }

    private Scene but(Consumer<Scene> change) {
        var copy = new Scene(side);
        copy.profile = profile;
        copy.quantity = quantity;
        copy.mark = mark;
        copy.best = best;
        copy.stop = stop;
        copy.fired = fired;
        copy.minutes = minutes;
        copy.killBits = killBits;
        copy.chopBits = chopBits;
        copy.stagedShare = stagedShare;
        copy.entered = entered;
        copy.market = market;
        copy.logMove = logMove;
        copy.atr = atr;
        copy.permission = permission;
        copy.heat = heat;
        copy.clusterStress = clusterStress;
        change.accept(copy);
        return copy;
    }

    /** On terms that an entry froze. */
    Scene on(EntryTerms terms) {
        return but(scene -> scene.entered = terms);
    }

    Scene taking(ExitProfile other) {
        return but(scene -> scene.profile = other);
    }

    Scene holding(double base) {
        return but(scene -> scene.quantity = base);
    }

    /** The best price since entry, whatever the mark is now. */
    Scene best(double price) {
        return but(scene -> scene.best = price);
    }

    Scene at(double price) {
        return but(scene -> scene.mark = price);
    }

    /** A profit of that many R before costs. */
    Scene atR(double r) {
        return at(ENTRY + side.sign() * r * RISK);
    }

    Scene stopAt(double price) {
        return but(scene -> scene.stop = price);
    }

    Scene under(Permission other) {
        return but(scene -> scene.permission = other);
    }

    Scene seeing(@Nullable MarketReading reading) {
        return but(scene -> scene.market = reading);
    }

    Scene moved(double logReturn) {
        return but(scene -> scene.logMove = logReturn);
    }

    Scene ranging(double averageTrueRange) {
        return but(scene -> scene.atr = averageTrueRange);
    }

    Scene after(long sinceOpened) {
        return but(scene -> scene.minutes = sinceOpened);
    }

    Scene fired(int tranches) {
        return but(scene -> scene.fired = tranches);
    }

    Scene chopBefore(int bits) {
        return but(scene -> scene.chopBits = bits);
    }

    Scene killBefore(int bits) {
        return but(scene -> scene.killBits = bits);
    }

    /** The regime that the entry rested on is gone, on this bar and the one before. */
    Scene flipped() {
        return killBefore(1).seeing(market(side, 0.1));
    }

    Scene heated(HeatBand band, double stress, double stagedBefore) {
        return but(scene -> {
            scene.heat = Optional.of(band);
            scene.clusterStress = stress;
            scene.stagedShare = stagedBefore;
        });
    }

    Position position() {
        var terms = entered != null ? entered : new EntryTerms(side, RISK, 5, profile, 0.002, 0.3, true, Regime.TREND);
        double seen = Double.isFinite(mark) ? mark : ENTRY;
        var path = new Path(
                Math.max(best, Math.max(ENTRY, seen)),
                Math.min(best, Math.min(ENTRY, seen)),
                0,
                (int) minutes,
                0,
                OPENED,
                killBits,
                chopBits,
                stagedShare);
        return new Position(1, terms, quantity, quantity, ENTRY, OPENED, Costs.NONE, path, stop, fired, false);
    }

    Observation observation() {
        return new Observation(
                OPENED + minutes * 60_000, mark, mark, market, atr, logMove, permission, heat, clusterStress);
    }

    Evaluation evaluate() {
        return Evaluator.evaluate(position(), observation(), RULES, SymbolDefaults.SETTINGS);
    }
}
