package io.quantumtrader.persistence.explain;

import io.quantumtrader.kernel.distance.Change;
import io.quantumtrader.kernel.distance.KillChanges;
import io.quantumtrader.kernel.distance.Marks;
import io.quantumtrader.kernel.exit.KillReading;
import io.quantumtrader.kernel.kill.Permission;
import io.quantumtrader.kernel.market.MarketReading;
import io.quantumtrader.kernel.portfolio.HeatBand;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.DoubleUnaryOperator;
import java.util.stream.DoubleStream;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * The nearest single change of each input that makes another decision of one on an open position. Every one that is given was
 * put to the kernel; where none is given none was found within what was looked at.
 */
final class Flips {

    /** The farthest price looked at: this share of the present one. */
    static final double FARTHEST = 0.5;

    private static final double STEP = 1.25;
    private static final double LONGEST_SECONDS = 30 * 86_400.0;

    private final Variant held;
    private final Becomes now;

    private Flips(Variant held) {
        this.held = held;
        this.now = Becomes.of(held.evaluate());
    }

    static List<Flip> of(Variant held) {
        return new Flips(held).all();
    }

    private List<Flip> all() {
        var found = new ArrayList<Flip>();
        double mark = held.seen().mark();
        if (mark > 0 && Double.isFinite(mark)) found.addAll(marks(mark));
        if (held.seen().market() != null) {
            found.addAll(unit(Input.TREND_PROBABILITY, hints(Change.TrendBelow.class)));
            found.addAll(volatilities());
            found.addAll(strengths());
            found.addAll(moves());
        }
        found.addAll(times());
        if (Double.isFinite(held.seen().clusterStress())) found.addAll(unit(Input.CLUSTER_STRESS, new double[0]));
        found.addAll(words());
        return found;
    }

    private Becomes asked(Input input, double value) {
        return Becomes.of(held.with(input, value).evaluate());
    }

    private FlipSearch<Becomes> search(Input input) {
        return new FlipSearch<>(value -> asked(input, value), held.number(input));
    }

    private Optional<Flip> nearest(Input input, DoubleStream places, DoubleUnaryOperator outwards) {
        var found = search(input).nearest(places.toArray(), outwards);
        if (found.isEmpty()) return Optional.empty();
        double to = found.getAsDouble();
        return Optional.of(new Flip.OfNumber(input, held.number(input), to, asked(input, to)));
    }

    /** The nearest above and the nearest below, those that there are. */
    private List<Flip> both(Input input, double[] places, DoubleUnaryOperator outwards) {
        double from = held.number(input);
        if (!Double.isFinite(from)) return List.of();
        return Stream.of(
                        nearest(input, DoubleStream.of(places).filter(place -> place < from), outwards),
                        nearest(input, DoubleStream.of(places).filter(place -> place > from), outwards))
                .flatMap(Optional::stream)
                .toList();
    }

    private DoubleUnaryOperator digits(Input input) {
        double from = held.number(input);
        return value -> FlipSearch.sixDigits(value, from);
    }

    // --- prices, on the tick

    private List<Flip> marks(double mark) {
        double tick = held.rules().tickSize();
        var places = DoubleStream.builder();
        for (double way = tick; way < FARTHEST * mark; way *= STEP) {
            places.add(mark - way);
            places.add(mark + way);
        }
        for (double r : levels()) {
            double price = Marks.ofR(held.position(), r, held.settings().takerFeeRate());
            if (Double.isFinite(price) && Math.abs(price - mark) < FARTHEST * mark) {
                places.add(price - tick);
                places.add(price + tick);
            }
        }
        return both(Input.MARK, places.build().toArray(), value -> onTick(value, mark));
    }

    private double[] levels() {
        var harvest = held.settings().harvest();
        return new double[] {harvest.t1(), harvest.t2(), harvest.t3(), harvest.lock()};
    }

    private double onTick(double value, double awayFrom) {
        double tick = held.rules().tickSize();
        double ticks = value > awayFrom ? Math.ceil(value / tick - 1e-9) : Math.floor(value / tick + 1e-9);
        return FlipSearch.onGrid(ticks, tick);
    }

    // --- the market state and time

    /** What the kernel's own inversion of the kill score names, and a little beyond. */
    private double[] hints(Class<? extends Change> kind) {
        var reading = held.evaluate().kill();
        var market = held.seen().market();
        if (reading == null || market == null) return new double[0];
        return changes(reading, market)
                .filter(kind::isInstance)
                .flatMapToDouble(change -> switch (change) {
                    case Change.TrendBelow(var probability) -> DoubleStream.of(Math.nextDown(probability));
                    case Change.SigmaTo(var sigma, var multiple) -> DoubleStream.of(sigma, sigma * (1 + 1e-9));
                    case Change.TrendStrengthTo(var ts) -> DoubleStream.of(ts, ts - 1e-9);
                    case Change.AgeTo(var seconds) -> DoubleStream.of(seconds, seconds + 0.001);
                    case Change.MoveAgainst(var logMove, var bars) -> DoubleStream.of(logMove, Math.nextDown(logMove));
                    default -> DoubleStream.empty();
                })
                .toArray();
    }

    private Stream<Change> changes(KillReading reading, MarketReading market) {
        return KillChanges.of(
                        reading,
                        market,
                        held.position().terms(),
                        held.settings().kill())
                .stream()
                .map(distance -> distance.change());
    }

    /** Values between 0 and 1. */
    private List<Flip> unit(Input input, double[] hints) {
        double[] grid = IntStream.rangeClosed(0, 50).mapToDouble(i -> i / 50.0).toArray();
        var inside = DoubleStream.concat(DoubleStream.of(grid), DoubleStream.of(hints))
                .filter(value -> value >= 0 && value <= 1);
        return both(input, inside.toArray(), value -> Math.clamp(digits(input).applyAsDouble(value), 0, 1));
    }

    private List<Flip> volatilities() {
        double sigma = held.number(Input.VOLATILITY);
        var grid = IntStream.rangeClosed(-24, 24).mapToDouble(i -> sigma * StrictMath.pow(STEP, i));
        return both(
                Input.VOLATILITY,
                DoubleStream.concat(grid, DoubleStream.of(hints(Change.SigmaTo.class)))
                        .toArray(),
                digits(Input.VOLATILITY));
    }

    private List<Flip> strengths() {
        double from = held.number(Input.TREND_STRENGTH);
        var grid = IntStream.rangeClosed(-100, 100).mapToDouble(i -> from + i / 20.0);
        return both(
                Input.TREND_STRENGTH,
                DoubleStream.concat(grid, DoubleStream.of(hints(Change.TrendStrengthTo.class)))
                        .toArray(),
                digits(Input.TREND_STRENGTH));
    }

    private List<Flip> moves() {
        double from = held.number(Input.MOVE);
        var grid = IntStream.rangeClosed(-100, 100).mapToDouble(i -> from + i / 500.0);
        return both(
                Input.MOVE,
                DoubleStream.concat(grid, DoubleStream.of(hints(Change.MoveAgainst.class)))
                        .toArray(),
                digits(Input.MOVE));
    }

    private List<Flip> times() {
        double from = held.number(Input.TIME_HELD);
        double bar = held.settings().barMinutes() * 60;
        var places = DoubleStream.builder();
        for (double way = bar; way < LONGEST_SECONDS; way *= STEP) {
            places.add(from + way);
            if (from - way >= 0) places.add(from - way);
        }
        places.add(0);
        for (double hint : hints(Change.AgeTo.class)) places.add(hint);
        return both(
                Input.TIME_HELD,
                places.build().toArray(),
                value -> Math.max(0, value > from ? Math.ceil(value) : Math.floor(value)));
    }

    // --- words

    private List<Flip> words() {
        var seen = held.seen();
        var found = new ArrayList<Flip>();
        for (var permission : Permission.values()) {
            word(Input.PERMISSION, seen.permission().name(), permission.name(), held.with(permission))
                    .ifPresent(found::add);
        }
        for (var band : HeatBand.values()) {
            word(
                            Input.HEAT,
                            seen.heat().map(HeatBand::name).orElse("UNKNOWN"),
                            band.name(),
                            held.with(Optional.of(band)))
                    .ifPresent(found::add);
        }
        if (held.evaluate().killOver()) {
            word(Input.BARS_BEFORE, "as they were", "all", held.withBarsBefore(true))
                    .ifPresent(found::add);
            word(Input.BARS_BEFORE, "as they were", "none", held.withBarsBefore(false))
                    .ifPresent(found::add);
        }
        return found;
    }

    private Optional<Flip> word(Input input, String from, String to, Variant other) {
        var becomes = Becomes.of(other.evaluate());
        return becomes.equals(now) ? Optional.empty() : Optional.of(new Flip.OfWord(input, from, to, becomes));
    }
}
